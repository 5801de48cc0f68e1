from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "sarum.library"
    label = "library"
