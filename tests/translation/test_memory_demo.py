"""L5, L11 on the demonstration: its memory is full, its glossary is loaded, and its words keep to it."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from translation import memory
from translation.models import GlossaryConcept, MemoryEntry


@pytest.fixture
def pair(demo):
    return Locale.objects.get(language_code="bg"), Locale.objects.get(language_code="en")


@pytest.mark.feature("L5")
def test_the_memory_of_the_demonstration_is_full(pair, admin_client):
    known = MemoryEntry.objects.filter(text__isnull=False).count()
    assert known > 500
    before = set(MemoryEntry.objects.values_list("text_id", "target_text"))
    call_command("rebuild_memory", verbosity=0)
    assert set(MemoryEntry.objects.values_list("text_id", "target_text")) == before
    shown = admin_client.get(reverse("workspace:memory"), {"q": "ОМОЛ"}).content.decode()
    assert "Åmål" in shown


@pytest.mark.feature("L11")
def test_the_table_of_the_folder_is_in_the_glossary(pair):
    assert GlossaryConcept.objects.filter(code="amal").exists()
    [found] = memory.terms_in("Гости от Омол", *pair)
    assert (found.target, found.forbidden[0]) == ("Åmål", "Amal")


@pytest.mark.feature("L11")
def test_the_translations_of_the_demonstration_keep_to_the_glossary(pair):
    glossary = memory.glossary_for(*pair)
    texts = StringTranslation.objects.filter(locale=pair[1]).exclude(context__path="slug")
    wrong = {
        (text.translation_of.data[:120], text.data[:120], message)
        for text in texts.select_related("translation_of")
        for _code, _level, message in glossary.findings(text.translation_of.data, text.data)
    }
    assert sorted(wrong) == []
