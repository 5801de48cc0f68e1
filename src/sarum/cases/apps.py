from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "sarum.cases"
    label = "cases"
