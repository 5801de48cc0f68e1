"""The laws of the house hold; and each of them notices when it is broken."""

import pytest

from tests.house import laws

BROKEN = {
    laws.long_files: {"sarum/cases/rules/referral.py": "x = 1\n" * 251},
    laws.inner_imports: {"sarum/cases/rules/referral.py": "def f():\n    import os\n"},
    laws.web_below_pages: {"sarum/cases/queries/referral.py": "from django.http import HttpRequest\n"},
    laws.django_in_rules: {"sarum/cases/rules/referral.py": "from django.utils import timezone\n"},
    laws.database_in_pages: {"sarum/cases/pages/referral/views.py": "def v(r):\n    return Case.objects.all()\n"},
    laws.queries_without_reader: {
        "sarum/cases/queries/referral.py": "def all_of(case):\n    return Case.objects.all()\n"
    },
    laws.writes_outside_operations: {"sarum/cases/queries/referral.py": "def f(reader):\n    Case.objects.create()\n"},
    laws.silent_operations: {
        "sarum/cases/operations/referral.py": "@operation\ndef f(*, case, by) -> Done:\n    pass\n"
    },
    laws.string_foreign_keys: {"sarum/cases/models/case.py": "x = models.ForeignKey('board.Person', models.PROTECT)\n"},
    laws.unsafe_markup: {"sarum/cases/pages/case/views.py": "mark_safe(text)\n"},
}


@pytest.mark.parametrize("law", BROKEN, ids=lambda law: law.__name__)
def test_the_product_keeps_the_law(law):
    assert law(laws.product()) == []


@pytest.mark.parametrize("law", BROKEN, ids=lambda law: law.__name__)
def test_the_law_notices_when_it_is_broken(law):
    assert law(BROKEN[law]) != []


def test_templates_call_nothing_safe():
    templates = {str(path): path.read_text() for path in laws.SRC.rglob("*.html")}
    assert laws.unsafe_markup(templates) == []
