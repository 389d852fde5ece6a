"""Every page of the demonstration can be submitted, translated and published through the engine."""

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from tests.site.registry import folders, page_of
from tests.site.test_language import CYRILLIC, foreign_words
from tests.site.visits import Visit, nothing

pytestmark = pytest.mark.usefixtures("demo")


@pytest.mark.feature("L5")
@pytest.mark.parametrize("folder", folders())
def test_page_can_be_translated(django_capture_on_commit_callbacks, folder):
    from random import Random

    from pobratim.generate.translations import translate

    source = page_of(folder)
    if not source.live:
        pytest.skip("a draft of the demonstration")
    english = Locale.objects.get(language_code="en")
    with django_capture_on_commit_callbacks(execute=True):
        translate([source], english, Random(1))

    page = page_of(folder, "en")
    assert page.live
    assert page.alias_of_id is None
    assert not page.has_unpublished_changes
    visit = Visit(page.get_url(), "en", Client().get(page.get_url()), page)
    assert visit.response.status_code == 200
    words = [
        line for line in foreign_words(visit.soup.find("main"), "en", CYRILLIC) if own(line, page)
    ]
    nothing(words)


def own(line, page):
    """Leaves out the titles of other pages, which this translation cannot change."""
    return not line.startswith("<a>")


@pytest.mark.parametrize("folder", folders())
def test_words_reach_the_engine_and_facts_do_not(folder):
    page = page_of(folder)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    segments = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert page.title in segments
    for fact in ("endonym", "acronym", "country", "currency", "website", "amount"):
        value = str(getattr(page, fact, "") or "")
        assert not value or value == page.title or value not in segments
