from django.urls import include, path

app_name = "cases"
urlpatterns = [
    path("", include(f"sarum.cases.pages.{step}.urls"))
    for step in (
        "case",
        "notice",
        "stationery",
        "document",
        "chronology",
        "findings",
        "meeting",
        "involvement",
        "parallel",
        "referral",
        "triage",
        "verification",
        "letter",
        "template",
        "scoping",
        "answering",
        "pack",
        "sources",
        "pseudonyms",
        "facts",
        "rapid_review",
        "early_learning",
        "report",
        "challenge",
        "recommendations",
        "tracker",
        "commissioning",
        "review",
        "learning",
        "publication",
        "assurance",
        "group",
    )
]
