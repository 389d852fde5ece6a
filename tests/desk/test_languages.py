"""A language is written by its name; nobody has to know its code."""

import pytest
from django.urls import reverse

from facts.languages import language_name
from facts.typed_languages import OFFERED, tag_of, tags_of
from home.models import Organisation
from news.models import NewsPage
from tests.desk.forms import add_url, draft, edit_form, errors, send
from twinning.models import TwinCityPage

pytestmark = pytest.mark.django_db
WRITTEN = {
    "sv": ["шведски", "Шведски", "Swedish", "svenska", "sv", "SV"],
    "sr": ["сръбски", "Serbian", "српски"],
    "sr-Latn": ["sr-Latn", "sr-latn", "SR_LATN"],
    "pt-BR": ["pt-BR", "pt_br"],
    "rup": ["арумънски", "Aromanian"],
}


def test_a_language_is_known_by_its_names_and_its_code():
    for tag, ways in WRITTEN.items():
        assert [tag_of(way) for way in ways] == [tag] * len(ways)


def test_several_languages_are_read_however_they_are_put():
    for text in ("шведски, фински", "Swedish; Finnish", "sv fi", "шведски фински", "sv, fi, sv"):
        assert tags_of(text) == "sv fi"
    assert tags_of("Northern Sami, Swedish") == "se sv"
    assert tags_of("Northern Sami") == "se"


def test_every_language_that_is_offered_has_a_name():
    assert [tag for tag in OFFERED if tag_of(language_name(tag)) != tag] == []


def test_a_town_keeps_the_languages_that_were_named(desk, section):
    url = add_url(TwinCityPage, section("towns"))
    send(desk, url, title="Омол", endonym_language="шведски", languages="Шведски, фински")
    page = draft(TwinCityPage, "Омол")
    assert (page.endonym_language, page.languages) == ("sv", "sv fi")
    html, data = edit_form(desk, f"/admin/pages/{page.pk}/edit/")
    bulgarian = desk.language == "bg"
    assert data["endonym_language"] == ["шведски" if bulgarian else "Swedish"]
    assert data["languages"] == ["шведски, фински" if bulgarian else "Swedish, Finnish"]
    field = html.select_one("[name=endonym_language]")
    offered = [option["value"] for option in html.find(id=field["list"]).select("option")]
    assert ("словенски" if bulgarian else "Slovenian") in offered


@pytest.mark.parametrize("typed", ["марсиански", "xx", "s v", "шведски и фински"])
def test_what_is_no_language_is_refused_and_kept_in_the_form(desk, section, typed):
    answer = send(desk, add_url(NewsPage, section("news")), title="Новина", source_language=typed)
    assert typed in errors(answer)["source_language"]
    assert f'value="{typed}"' in answer.content.decode()


def test_a_script_that_the_name_does_not_tell_stays(desk):
    row = Organisation.objects.create(
        name="Музеј", name_original="Muzej", original_language="sr-Latn"
    )
    answer = desk.get(reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]))
    assert 'value="sr-Latn"' in answer.content.decode()
