"""People with a part in the translation into English of the module's `page`."""

import pytest

from tests.helpers_translation import person


@pytest.fixture
def translator(page):
    return person("translator", parts=[("translator", "en")])


@pytest.fixture
def reviewer(page):
    return person("reviewer", parts=[("reviewer", "en")])


@pytest.fixture
def manager(page):
    return person("manager", parts=[("manager", "en")])
