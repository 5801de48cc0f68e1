"""A real browser, and a watch over every page it meets: whom it asks, what it complains of, and who could not read it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage",
]  # fmt: skip
READ_FOR = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": {"type": "tag", "values": READ_FOR}, "resultTypes": ["violations"]}
SHAPE = """() => ({
  headings: [...document.querySelectorAll('h2, h3, .govuk-error-summary')].map(one => one.textContent.trim()),
  first: document.querySelectorAll('h1').length,
  title: document.title,
})"""


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """The browser of this machine, closed when nobody needs it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


class Watch:
    """What was wrong with the pages that were met. Axe reads a page once for each shape in which it is met."""

    def __init__(
        self, browser: Browser, address: str, *, with_script: bool = True, with_axe: bool = True, **screen: Any
    ) -> None:
        self.browser, self.address, self.screen = browser, address, screen
        self.with_script, self.with_axe = with_script, with_axe
        self.faults: list[str] = []
        self.met: set[tuple[Any, ...]] = set()
        self.contexts: list[BrowserContext] = []

    def open(self) -> BrowserContext:
        """A browser of somebody's own: no cookie of it is anybody else's."""
        context = self.browser.new_context(java_script_enabled=self.with_script, locale="en-GB", **self.screen)
        context.set_default_timeout(20_000)
        context.on("request", self.hear_request)
        context.on("response", self.hear_response)
        context.on("console", self.hear_console)
        context.on("weberror", lambda error: self.faults.append(f"A script failed: {error.error}"))
        self.contexts.append(context)
        return context

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def hear_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.faults.append(f"A page asked somebody else: {request.url}")

    def hear_response(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.faults.append(f"{response.request.method} {response.url} was answered with {response.status}")

    def hear_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"Said on the console: {message.text}")  # what failed to load, hear_response has told

    def look(self, page: Page, response: Response | None) -> None:
        """Read a page that somebody has come to: one first heading, a title, and nothing that axe finds."""
        shape = page.evaluate(SHAPE)
        name, status = name_of(page.url.removeprefix(self.address)), response.status if response else 200
        kind = (name, status, *dict.fromkeys(re.sub(r"\d+", "", heading) for heading in shape["headings"]))
        if kind in self.met:
            return
        self.met.add(kind)
        if shape["first"] != 1 or not shape["title"]:
            self.faults.append(f"{name}: {shape['first']} first headings, titled “{shape['title']}”")
        if self.with_script and self.with_axe:
            found = Axe().run(page, options=AXE).response["violations"]
            self.faults += [sentence for violation in found for sentence in in_words(name, status, violation)]


def name_of(address: str) -> str:
    """The name under which an address is known."""
    try:
        return resolve(address.partition("?")[0].partition("#")[0]).view_name
    except Resolver404:
        return address


def in_words(name: str, status: int, violation: dict[str, Any]) -> Iterator[str]:
    for node in violation["nodes"]:
        yield f"{name} ({status}): {violation['help']} [{violation['id']}] at {node['target']}: {node['html'][:160]}"
