"""The kit's tests run on a small site of their own."""

import copy

import pytest
from django.conf import settings as real


@pytest.fixture(autouse=True)
def small_site(settings, tmp_path):
    templates = copy.deepcopy(real.TEMPLATES)
    processors = templates[0]["OPTIONS"]["context_processors"]
    templates[0]["OPTIONS"]["context_processors"] = [name for name in processors if not name.startswith("sarum.")] + [
        "tests.kit.site.surroundings"
    ]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.kit.site"
    settings.LOGIN_REDIRECT_URL = "/question"
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ACCOUNT_ADAPTER = "allauth.account.adapter.DefaultAccountAdapter"
    settings.STATIC_ROOT = str(tmp_path)
