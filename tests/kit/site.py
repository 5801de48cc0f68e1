"""A small site of the kit alone, so that its tests need nothing of safeguarding."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from sarum.kit import asking, fields, pages
from sarum.kit.refusal import NotAllowed, Refused

NAVIGATION = [{"text": "Your work", "href": "/work"}, {"text": "Cases", "href": "/cases"}]


class Question(fields.Form):
    name = fields.Text("Name")
    story = fields.LongText("What happened?", required=False)


class Sending(fields.Form):
    letter = fields.Upload("Letter", required="Choose the letter")
    story = fields.LongText("What is it?", required="Say what it is")


def surroundings(request):
    """What the real site's context processor gives: the name, the links, the present page marked."""
    links = [{**link, "active": request.path.startswith(link["href"])} for link in NAVIGATION]
    return {"site_name": "Wyvern Board", "navigation": links, "footer_links": [{"text": "Privacy", "href": "/privacy"}]}


def question(request):
    form = Question(request.POST or None)
    return render(
        request, "kit/question.html", {"form": form, "title": "About you", "back": "/", "key": "k-1", "version": 0}
    )


class Sender:
    pk = 1


def send(request):
    """Asks for a file; refuses one about nothing, as an operation may."""

    def keep(*, letter, story, by, at, key):
        if story == "nothing":
            raise Refused("This cannot be about nothing.", field="story")

    return asking.ask(request, Sending, keep, by=Sender(), then="/plain", title="Send a letter")


def clash(request):
    theirs = [{"label": "What happened?", "yours": "<b>mine</b>", "theirs": "theirs"}]
    return render(request, "kit/question.html", {"form": Question(), "title": "About you", "theirs": theirs})


def refuse(request):
    raise Refused("Police has not returned its form.", "The chair is not named.", next="Name a chair.")


def forbid(request):
    raise NotAllowed("Only the Chair may sign.")


def deny(request):
    raise PermissionDenied


def fail(request):
    raise ValueError("a secret that nobody should read")


def signed_out(request):
    return pages.kept(request, sign_in_url="/account/login/")


def plain(request):
    return HttpResponse(b"plain", headers={"Cache-Control": "max-age=60"})


urlpatterns = [
    path("account/", include("allauth.urls")),
    path("components", pages.components),
    path("question", question, name="question"),
    path("send", send),
    path("clash", clash),
    path("refuse", refuse),
    path("forbid", forbid),
    path("deny", deny),
    path("fail", fail),
    path("signed-out", signed_out),
    path("plain", plain),
]
