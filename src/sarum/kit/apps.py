from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "sarum.kit"
    label = "kit"
