"""Template tags that draw GOV.UK components, fields and error summaries."""

from django import template

from sarum.kit import components
from sarum.kit.fields import markup

register = template.Library()

BANNERS = {"success": "Done", "warning": "Important", "error": "There is a problem"}


@register.simple_tag
def govuk(component, /, **params):
    """{% govuk "button" text="Save" %} draws any component of the design system."""
    return components.render(component, **params)


@register.simple_tag
def tag(text, colour=""):
    """{% tag "Returned" "green" %} draws a tag; the words carry the meaning, the colour only helps."""
    return components.render("tag", text=text, classes=f"govuk-tag--{colour}" if colour else None)


@register.simple_tag
def field(bound_field):
    """{% field form.name %} draws one field of a form with its label, hint, error and value."""
    return markup.group(bound_field)


@register.simple_tag
def error_summary(form):
    """{% error_summary form %} lists what is wrong, each line leading to its field; nothing when nothing is wrong."""
    if not form or not form.errors:
        return ""
    return components.render(
        "error-summary",
        title_text="There is a problem",
        error_list=markup.error_list(form),
    )


@register.simple_tag
def banner(message, number=1):
    """{% banner message %} draws one of Django's messages: green for what succeeded, plain for what matters."""
    level = message.level_tag
    return components.render(
        "notification-banner",
        text=str(message),
        type="success" if level == "success" else None,
        title_text=BANNERS.get(level, "Important"),
        title_id=f"banner-{number}",
    )


@register.filter
def inactive(navigation):
    """The same links with none marked as the present page, so that an error page is the same everywhere."""
    return [{"text": link["text"], "href": link["href"]} for link in navigation]
