"""Somebody of the cast at their browser, told as a story: they open, answer, press and read.

`the.officer.opens_case(case).opens("Acknowledge the referral").answers({…}).presses("The referrer has been told")`
"""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, Response

from sarum.board.models import Person
from tests import cast
from tests.journeys.browser import Watch

PASSWORD = "heron walks past lanterns"
LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => [a.textContent, a.getAttribute('href')])"
QUESTIONS = """() => {
  const words = one => one ? one.textContent : '';
  const legends = one => {
    const found = [];
    for (let at = one.closest('fieldset'); at; at = at.parentElement.closest('fieldset'))
      found.push(words(at.querySelector(':scope > legend')));
    return found;
  };
  return [...document.querySelectorAll('main input, main textarea, main select')].filter(one => one.type != 'hidden')
    .map(one => ({id: one.id, type: one.type, label: words(document.querySelector(`label[for="${one.id}"]`)),
                  legends: legends(one), value: one.value, checked: !!one.checked,
                  options: [...(one.options || [])].map(option => option.textContent)}));
}"""


class AtWork:
    """The cast, each at a browser of their own: `the.officer`, `the.chair`; and `the.visitor`, who has no account."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.people = cast.people()
        self.visitor = self.anybody()

    def anybody(self) -> "Worker":
        """Somebody else without an account, in a browser that has never been here."""
        return Worker(self.watch, None)

    def __getattr__(self, who: str) -> "Worker":
        if who not in cast.PARTS:
            raise AttributeError(who)
        worker = Worker(self.watch, self.people[who])
        setattr(self, who, worker)
        return worker


class Worker:
    """One person and their browser."""

    def __init__(self, watch: Watch, person: Person | None) -> None:
        self.watch, self.person = watch, person
        self._page: Page | None = None
        self.response: Response | None = None

    @property
    def page(self) -> Page:
        """Their browser; signed in by the time somebody looks, unless they sign in themselves or have no account."""
        if self._page is None:
            context = self.watch.open()
            if self.person:
                context.add_cookies(
                    [
                        {
                            "name": settings.SESSION_COOKIE_NAME,
                            "value": session_of(self.person),
                            "url": self.watch.address,
                        }
                    ]
                )
            self._page = context.new_page()
        return self._page

    @page.setter
    def page(self, page: Page) -> None:
        self._page = page

    def has_a_password(self) -> Self:
        """Let them sign in themselves; nobody is signed in at their browser yet."""
        self.person.set_password(PASSWORD)
        self.person.save()
        if self._page is None:
            self._page = self.watch.open().new_page()
        return self

    def signs_in(self) -> Self:
        """Sign in as a person does: on the page for it, with address and password."""
        self.has_a_password().goes_to("account_login").answers({"Email": self.person.email, "Password": PASSWORD})
        return self.presses("Sign in")

    # Going about

    def goes_to(self, name: str, *address: Any, **query: Any) -> Self:
        return self.at(reverse(name, args=address, query=query or None))

    def at(self, path: str) -> Self:
        self.response = self.page.goto(self.watch.address + path)
        return self.arrived()

    def opens_case(self, case: str) -> Self:
        return self.goes_to("cases:overview", case)

    def takes_up(self, *links: str) -> Self:
        """Begin with one's own work, as it is listed on the first page, and follow a line of it."""
        return self.goes_to("cases:home").opens(*links)

    def opens(self, *links: str) -> Self:
        """Follow a link by its words, and from there another."""
        for words in links:
            there = [(plain(text), href) for text, href in self.page.evaluate(LINKS)]
            href = next((href for text, href in there if text == words), "") or the_link(there, words)
            assert href, f"No link says “{words}” on {self.where}. There are: {[text for text, _ in there]}"
            with self.page.expect_navigation() as going:
                self.page.locator(f'a[href="{href}"]').filter(has_text=words).last.click()
            self.response = going.value
            self.arrived()
        return self

    def writes(self, label: str, words: str) -> Self:
        """Write in a box for words with light marks: as they will look, or by hand where no script shows them."""
        editor = self.page.get_by_role("textbox", name=label, exact=True)
        editor.fill(words)
        return self

    def unfolds(self, words: str) -> Self:
        """Open what is folded away under these words."""
        self.page.locator("summary", has_text=words).click()
        return self

    def presses(self, button: str) -> Self:
        with self.page.expect_navigation() as going:
            self.page.get_by_role("button", name=button, exact=True).click()
        self.response = going.value
        return self.arrived()

    def arrived(self) -> Self:
        self.watch.look(self.page, self.response)
        return self

    # Answering

    def answers(self, answers: dict[str, Any], about: str = "") -> Self:
        """Answer questions by their words; `about` names the group of them, where several groups ask the same."""
        questions = self.questions(about)
        for question, answer in answers.items():
            boxes = [one for one in questions if question in (one["label"], *one["legends"][:1])]
            assert boxes, f"Nothing asks “{question}” on {self.where}. Asked: {asked_by(questions)}"
            self.answer(boxes, answer)
        return self

    def answer(self, boxes: list[dict[str, Any]], answer: Any) -> None:
        """Type, choose or tick, as the question asks for it."""
        kind = boxes[0]["type"]
        if kind in ("radio", "checkbox") and answer is not True:
            wanted = [answer] if isinstance(answer, str) else list(answer)
            chosen = [the_one(boxes, one) for one in wanted]
            for box in boxes:
                if kind == "checkbox" or box in chosen:
                    self.box(box).set_checked(box in chosen)
        elif kind == "checkbox":
            self.box(boxes[0]).check()
        elif isinstance(answer, dt.date):
            for box, part in zip(boxes, (answer.day, answer.month, answer.year), strict=True):
                self.box(box).fill(str(part))
        elif kind == "select-one":
            options = [{"label": plain(text)} for text in boxes[0]["options"]]
            self.box(boxes[0]).select_option(label=the_one(options, answer)["label"])
        else:
            self.box(boxes[0]).fill(str(answer))

    def box(self, box: dict[str, Any]) -> Any:
        return self.page.locator(f'[id="{box["id"]}"]')

    def questions(self, about: str = "") -> list[dict[str, Any]]:
        found = self.page.evaluate(QUESTIONS)
        for one in found:
            one["label"], one["legends"] = asked(one["label"]), [asked(words) for words in one["legends"]]
        return [one for one in found if not about or any(words.startswith(about) for words in one["legends"])]

    # Reading

    @property
    def address(self) -> str:
        """Where they are now, to come back to."""
        return self.page.url.removeprefix(self.watch.address)

    @property
    def where(self) -> str:
        status = self.response.status if self.response else ""
        return f"{self.address} ({status}, “{self.page.title()}”)"

    @property
    def words(self) -> str:
        return plain(self.page.locator("main").text_content() or "")

    def reads(self, *sentences: str) -> Self:
        there = self.words
        for sentence in sentences:
            assert sentence in there, f"“{sentence}” is not on {self.where}, which says: {there[:1500]}"
        return self

    def does_not_read(self, *words: str) -> Self:
        there = plain(self.page.content()).casefold()
        for word in words:
            assert word.casefold() not in there, f"“{word}” is on {self.where}"
        return self

    def is_refused(self, *reasons: str) -> Self:
        """What was tried was not done, and the page says why."""
        assert self.response is not None and self.response.status in (403, 404, 409, 422), f"Not refused: {self.where}"
        return self.reads(*reasons)

    def finds(self, typed: dict[str, str]) -> Self:
        """What was typed still stands in its boxes."""
        questions = self.questions()
        for question, answer in typed.items():
            held = [one["value"] for one in questions if question in (one["label"], *one["legends"][:1])]
            assert answer in held, f"“{question}” holds {held} on {self.where}"
        return self


def session_of(person: Person) -> str:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def plain(text: str) -> str:
    return " ".join(text.split())


def asked(words: str) -> str:
    return plain(words).removesuffix(" (optional)")


def the_link(there: list[tuple[str, str]], words: str) -> str:
    """Where the only link leads whose words begin like this."""
    found = {href for text, href in there if text.startswith(words)}
    return found.pop() if len(found) == 1 else ""


def asked_by(questions: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(" > ".join([*one["legends"][::-1], one["label"]]) for one in questions))


def the_one(boxes: list[dict[str, Any]], answer: str) -> dict[str, Any]:
    """The box that bears an answer: all of its words, or the only one that begins with them."""
    found = [box for box in boxes if box["label"] == answer] or [
        box for box in boxes if box["label"].startswith(answer)
    ]
    assert len(found) == 1, f"“{answer}” is not one of {[box['label'] for box in boxes]}"
    return found[0]
