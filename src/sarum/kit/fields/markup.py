"""Draws a bound field, ours or one of Django's own, as a GOV.UK form group."""

import re

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from sarum.kit import components
from sarum.kit.fields.asked import Asked, lower_first
from sarum.kit.fields.day import PARTS

PLACE = "the-answer-stands-here"
UNCARRIED = re.compile("[\x00\ud800-\udfff]")


def group(bound):
    """The label, hint, error and control of one field."""
    draw = DRAWN.get(component_of(bound), draw_input)
    return draw(bound, common(bound))


def component_of(bound) -> str:
    """Which component draws the field: ours say so, Django's own are known by their widget."""
    named = getattr(bound.field, "component", None)
    if named is not None:
        return named or "hidden"
    if bound.is_hidden:
        return "hidden"
    return {"checkbox": "tick", "select": "select", "password": "password-input"}.get(
        getattr(bound.field.widget, "input_type", ""), "input"
    )


def common(bound) -> dict:
    """The parameters that every component understands."""
    answer = {"id": bound.auto_id, "name": bound.html_name}
    if bound.help_text:
        answer["hint"] = {"html": conditional_escape(bound.help_text)}
    if bound.errors:
        answer["errorMessage"] = {"text": sentences(bound)[0]}
    return answer


def sentences(bound) -> list[str]:
    """What is wrong with a field; where Django would only say "This field is required", which field and what to do."""
    if isinstance(bound.field, Asked):
        return list(bound.errors)
    return [
        f"Enter {lower_first(str(bound.label))}" if error.code == "required" else text
        for error, text in zip(bound.errors.as_data(), bound.errors, strict=True)
    ]


def shown(bound):
    """The value as the field itself would show it, with what no page can carry made visible."""
    value = bound.value()
    own = getattr(bound.field, "shown", None)
    value = own(value) if own else "" if value is None else value
    return [carried(one) for one in value] if isinstance(value, list) else carried(value)


def carried(value):
    return UNCARRIED.sub("\ufffd", value) if isinstance(value, str) else value


def label(bound, kind: str = "label") -> dict:
    hidden = getattr(bound.field, "hidden_label", False)
    return {
        "text": bound.label,
        "classes": "govuk-visually-hidden" if hidden else f"govuk-{kind}--s",
    }


def fieldset(bound) -> dict:
    return {"legend": label(bound, "fieldset__legend")}


def autocomplete(bound):
    return getattr(bound.field, "autocomplete", None) or bound.field.widget.attrs.get("autocomplete")


def draw_hidden(bound, params):
    hidden = '<input type="hidden" name="{}" id="{}" value="{}">'
    return format_html(hidden, bound.html_name, bound.auto_id, shown(bound))


def draw_input(bound, params):
    field, attrs = bound.field, bound.field.widget.attrs
    width = getattr(field, "width", None)
    offered = getattr(field, "suggestions", ())
    drawn = components.render(
        "input",
        **params,
        label=label(bound),
        type=getattr(field, "kind", None) or getattr(field.widget, "input_type", "text"),
        value=shown(bound),
        autocomplete=autocomplete(bound),
        classes=f"govuk-input--width-{width}" if width else None,
        spellcheck=getattr(field, "spellcheck", None),
        inputmode="numeric" if hasattr(field, "at_least") else attrs.get("inputmode"),
        attributes={"list": f"{bound.auto_id}-offered"} if offered else None,
    )
    options = format_html_join("", '<option value="{}"></option>', ((one,) for one in offered))
    return drawn + format_html('<datalist id="{}-offered">{}</datalist>', bound.auto_id, options) if offered else drawn


def draw_password(bound, params):
    return components.render("password-input", **params, label=label(bound), autocomplete=autocomplete(bound))


def draw_textarea(bound, params):
    """The words are put in last, and escaped, so that no macro trims what a person wrote and the whole is safe."""
    field = bound.field
    drawn = components.render(
        field.component,
        **params,
        label=label(bound),
        value=PLACE,
        rows=str(field.rows),
        maxwords=field.words,
        autocomplete=autocomplete(bound),
        attributes=getattr(field, "attributes", None),
    )
    counted = drawn.replace("data-maxwords=", 'data-count-type="words" data-maxlength=', 1)  # its name since 6.6
    return mark_safe(counted.replace(PLACE, "\n" + escape(shown(bound)), 1))


def draw_day(bound, params):
    marked = marked_parts(bound)
    typed = shown(bound)
    items = [
        {
            "id": f"{bound.auto_id}_{number}",
            "name": f"{bound.html_name}_{number}",
            "label": name.title(),
            "value": typed[number],
            "classes": f"govuk-input--width-{4 if name == 'year' else 2}"
            + (" govuk-input--error" if number in marked else ""),
            "inputmode": "text" if name == "month" else "numeric",
            "autocomplete": f"bday-{name}" if bound.field.birthday else None,
        }
        for number, name in enumerate(PARTS)
    ]
    del params["name"]
    return components.render("date-input", **params, fieldset=fieldset(bound), items=items)


def marked_parts(bound) -> list[int]:
    """Which of the three boxes of a date are wrong: all of them, unless the error says."""
    if not bound.errors:
        return []
    code = str(bound.errors.as_data()[0].code or "")
    return [int(part) for part in code.removeprefix("wrong:").split(",")] if code.startswith("wrong:") else [0, 1, 2]


def items(bound, chosen: str) -> list[dict]:
    """The answers offered; `chosen` is the macro's own word for the one that is taken."""
    taken = shown(bound)
    taken = taken if isinstance(taken, list) else [str(taken)]
    return [
        {
            "value": value,
            "text": text,
            chosen: str(value) in taken,
            "hint": {"text": hint[0]} if hint and hint[0] else None,
        }
        for value, text, *hint in bound.field.choices
    ]


def draw_select(bound, params):
    options = items(bound, "selected")
    nothing = getattr(bound.field, "nothing", "Choose one")
    if nothing and all(option["value"] for option in options):
        options = [{"value": "", "text": nothing}, *options]
    return components.render("select", **params, label=label(bound), items=options)


def draw_radios(bound, params):
    classes = ["govuk-radios--inline"] * bound.field.inline + ["govuk-radios--small"] * bound.field.is_small
    params["idPrefix"] = params.pop("id")
    return components.render(
        "radios",
        **params,
        fieldset=fieldset(bound),
        items=items(bound, "checked"),
        classes=" ".join(classes) or None,
    )


def draw_checkboxes(bound, params):
    params["idPrefix"] = params.pop("id")
    small = "govuk-checkboxes--small" if bound.field.is_small else None
    return components.render(
        "checkboxes",
        **params,
        fieldset=fieldset(bound),
        items=items(bound, "checked"),
        classes=small,
    )


def draw_tick(bound, params):
    item = {
        "value": "on",
        "text": bound.label,
        "checked": bool(shown(bound)),
        "hint": params.pop("hint", None),
        "id": bound.auto_id,
    }
    params["idPrefix"] = params.pop("id")
    return components.render("checkboxes", **params, items=[item])


def draw_file(bound, params):
    attributes = {"accept": bound.field.endings} | ({"multiple": "multiple"} if bound.field.is_many else {})
    return components.render("file-upload", **params, label=label(bound), attributes=attributes)


DRAWN = {
    "hidden": draw_hidden,
    "input": draw_input,
    "password-input": draw_password,
    "textarea": draw_textarea,
    "character-count": draw_textarea,
    "date-input": draw_day,
    "select": draw_select,
    "radios": draw_radios,
    "checkboxes": draw_checkboxes,
    "tick": draw_tick,
    "file-upload": draw_file,
}


def error_list(form) -> list[dict]:
    """Every error of a form, each with the way to the box where it is put right."""
    lines = [{"text": error} for error in form.non_field_errors()]
    for bound in in_order(form):
        place = bound.auto_id
        if component_of(bound) == "date-input" and bound.errors:
            place = f"{bound.auto_id}_{marked_parts(bound)[0]}"
        lines += [{"text": error, "href": f"#{place}" if not bound.is_hidden else None} for error in sentences(bound)]
    return lines


def in_order(form) -> list:
    """The fields of a form in the order a person meets them."""
    if not hasattr(form, "sections"):
        return list(form)
    return form.hidden_fields() + [bound for section in form.sections() for bound in section["fields"]]
