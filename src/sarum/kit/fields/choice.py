"""Questions answered by choosing."""

from django import forms
from django.core.exceptions import ValidationError

from sarum.kit.fields.asked import Asked


class Options(Asked):
    """Keeps the choices of a question, each with its value, its label and perhaps a hint.

    `is_small` draws them small, where one page asks the same of many.
    """

    ask = "Select"

    def __init__(self, label="", *, choices=(), is_small=False, **options):
        super().__init__(label, **options)
        self.choices, self.is_small = choices, is_small

    @property
    def choices(self):
        return self._choices

    @choices.setter
    def choices(self, given):
        rows = getattr(given, "choices", given)
        self._choices = [(str(value), str(label), *hint) for value, label, *hint in rows]

    @property
    def values(self):
        return {value for value, *_ in self.choices}

    def refuse_stranger(self):
        raise ValidationError(f"{self.called}: select from the answers offered", code="invalid_choice")


class Choice(Options):
    """One of several answers, as radio buttons or, with `as_select`, as a list to pull down; `nothing` heads that list."""

    widget = forms.Select

    def __init__(self, label="", *, as_select=False, inline=False, nothing="Choose one", **options):
        self.component = "select" if as_select else "radios"
        self.inline, self.nothing = inline, nothing
        super().__init__(label, **options)

    def to_python(self, value):
        chosen = str(value or "")
        if chosen and chosen not in self.values:
            self.refuse_stranger()
        return chosen


class YesNo(Choice):
    """Yes or no, given to the program as True or False."""

    def __init__(self, label="", *, yes="Yes", no="No", inline=True, **options):
        super().__init__(label, choices=[("yes", yes), ("no", no)], inline=inline, **options)

    def demand(self, label):
        return "Select yes or no"

    def prepare_value(self, value):
        return ("yes" if value else "no") if isinstance(value, bool) else value

    def to_python(self, value):
        return {"yes": True, "no": False}.get(super().to_python(value))


class Several(Options):
    """Any number of the answers, as tick boxes; the answer is a list."""

    widget = forms.SelectMultiple
    component = "checkboxes"

    def shown(self, value):
        return [str(one) for one in value or []]

    def to_python(self, value):
        chosen = list(dict.fromkeys(str(one) for one in value or []))
        if not self.values.issuperset(chosen):
            self.refuse_stranger()
        return chosen


class Tick(Asked, forms.BooleanField):
    """One box to tick, such as a confirmation."""

    component = "tick"
    ask = "Select"

    def demand(self, label):
        return f"Select “{label}” to confirm"

    def shown(self, value):
        return bool(value)


class ModelChoice(Options):
    """One row of a table, or with `many` any number of them."""

    def __init__(
        self,
        label="",
        *,
        queryset=None,
        many=False,
        as_select=False,
        named=str,
        hinted=None,
        **options,
    ):
        """`named` and `hinted` say how a row is shown; the order is the queryset's."""
        self.queryset, self.many, self.named, self.hinted = (
            queryset,
            many,
            named,
            hinted,
        )
        self.inline = False
        self.component = "checkboxes" if many else "select" if as_select else "radios"
        self.widget = forms.SelectMultiple if many else forms.Select
        super().__init__(label, **options)

    @property
    def choices(self):
        return [
            (str(row.pk), self.named(row), *([self.hinted(row)] if self.hinted else [])) for row in self.queryset.all()
        ]

    @choices.setter
    def choices(self, given):
        """The choices are the rows of the queryset and nothing else."""

    def prepare_value(self, value):
        if self.many:
            return [getattr(one, "pk", one) for one in value or []]
        return getattr(value, "pk", value)

    def shown(self, value):
        return [str(one) for one in value or []] if self.many else super().shown(value)

    def to_python(self, value):
        rows = {str(row.pk): row for row in self.queryset.all()}
        chosen = [str(one) for one in value or []] if self.many else [str(value)] if value else []
        if not rows.keys() >= set(chosen):
            self.refuse_stranger()
        if self.many:
            return self.queryset.filter(pk__in=[rows[key].pk for key in chosen])
        return rows[chosen[0]] if chosen else None

    def validate(self, value):
        """An empty queryset is as good as no answer."""
        super().validate(list(value) if self.many else value)
