from django.apps import AppConfig
from django.core.checks import Tags, register

from sarum.board.management.checks import the_record_is_safe


class BoardConfig(AppConfig):
    name = "sarum.board"
    label = "board"

    def ready(self) -> None:
        register(the_record_is_safe, Tags.database)
