from django.urls import include, path

app_name = "board"
urlpatterns = [
    path("", include(f"sarum.board.pages.{register}.urls"))
    for register in ("agencies", "people", "settings", "joining")
]
