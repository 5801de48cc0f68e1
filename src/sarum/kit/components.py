"""Draws GOV.UK components from the govuk-frontend-jinja macros, with every text escaped and every None left out."""

from functools import cache

import jinja2
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


@cache
def macros() -> jinja2.Environment:
    """The one Jinja environment that reads the macros."""
    return jinja2.Environment(
        loader=jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def macro(component: str):
    """The macro that draws one component: "summary-list" is govukSummaryList."""
    template = macros().get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    return getattr(template.module, "govuk" + component.replace("-", " ").title().replace(" ", ""))


def render(component: str, /, **params) -> SafeString:
    """The HTML of a component; `title_text` is titleText, `hint__text` is hint.text.

    Safe, because the macros escape every text, and `tidy` any `html` that nobody has marked as safe.
    """
    return SafeString(str(macro(component)(tidy(unfold(params)))))


def unfold(params: dict) -> dict:
    """Turns the flat names that a template tag can write into the nested ones that the macros read."""
    answer: dict = {}
    for name, value in params.items():
        *outer, last = name.split("__")
        place = answer
        for part in outer:
            place = place.setdefault(camel(part), {})
        place[camel(last)] = value
    return answer


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)


def tidy(value):
    """The same value without its Nones, and with any `html` that nobody has marked as safe escaped."""
    if isinstance(value, dict):
        return {
            key: conditional_escape(inner) if is_html(key) and not isinstance(inner, dict) else tidy(inner)
            for key, inner in value.items()
            if inner is not None
        }
    if isinstance(value, list | tuple):
        return [tidy(inner) for inner in value]
    return str(value) if isinstance(value, Promise) else value


def is_html(name) -> bool:
    return name == "html" or str(name).endswith("Html")
