"""The base of every form, and the renderer that draws Django's own forms in the same way."""

from django import forms
from django.forms.renderers import TemplatesSetting

from sarum.kit.fields.text import Rich


class Renderer(TemplatesSetting):
    """Draws every form of the product, allauth's too, with the kit's templates."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"


class Form(forms.Form):
    """A form whose fields draw themselves; `groups` gathers some of them under a legend."""

    groups: dict[str, list[str]] = {}
    use_required_attribute = False

    def __init__(self, *args, **options):
        super().__init__(*args, **{"label_suffix": "", **options})

    @property
    def is_rich(self) -> bool:
        """Whether a field of it is written in as it will look, for which the page needs the editor."""
        return any(isinstance(one, Rich) for one in self.fields.values())

    def sections(self) -> list[dict]:
        """The fields in the order they are shown: those of no group first, then each group under its legend."""
        grouped = {name for names in self.groups.values() for name in names}
        loose = [bound for bound in self.visible_fields() if bound.name not in grouped]
        return [{"legend": "", "fields": loose}] + [
            {
                "legend": legend,
                "fields": [self[name] for name in names if name in self.fields],
            }
            for legend, names in self.groups.items()
        ]

    def get_context(self):
        return {**super().get_context(), "sections": self.sections()}
