"""What a reader is told: whole sentences, names that can be read, headings over what they name."""

import pytest
from bs4 import BeautifulSoup

from facts.sentences import whole_sentences
from tests.desk.forms import add_url, draft, send
from twinning.models import ExchangePage, TwinCityPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("Едно. Две. Три.", 11, "Едно. Две."),
        ("На 5 май 2014 г. Съветът реши. После нищо.", 20, "На 5 май 2014 г. Съветът реши."),
        ("Едно дълго изречение без край", 5, "Едно дълго изречение без край"),
        ("Кратко.", 200, "Кратко."),
    ],
)
def test_a_shortened_text_ends_with_a_sentence(text, limit, shown):
    assert whole_sentences(text, limit) == shown


def town(section, **facts):
    fields = {"slug": "mtsensk", "country": "RU", "endonym": "Мценск", "endonym_language": "ru"}
    page = TwinCityPage(title="Мценск", **fields | facts)
    return section("towns").add_child(instance=page)


@pytest.mark.parametrize(
    ("facts", "name", "lang"),
    [
        ({"latin_name": "Mtsensk"}, "Mtsensk", "ru-Latn"),
        ({"endonym": "Giurgiu", "endonym_language": "ro"}, "Giurgiu", "ro"),
        ({"latin_name": ""}, "Мценск", "bg"),
    ],
)
def test_an_untranslated_town_is_named_in_latin_letters(client, demo, facts, name, lang):
    towns = TwinCityPage.objects.filter(title="Мценск")
    assert towns.filter(alias_of__isnull=False).exists()
    towns.update(**facts)
    index = towns.get(locale__language_code="en").get_parent()
    page = BeautifulSoup(client.get(index.url).content, "html.parser")
    for place in (".map text", ".card__title a", "tbody th a"):
        named = [(place.text, place.get("lang")) for place in page.select(place)]
        assert (name, lang) in named
    source = client.get(towns.get(locale__language_code="bg").get_parent().url)
    assert "Мценск</a>" in source.content.decode()


@pytest.mark.parametrize("text", ["", "<p>Пишете ни.</p>"])
def test_how_to_take_part_is_a_heading_only_over_its_text(client, section, text):
    page = town(section, how_to_take_part=text)
    page.contacts.create(unit="Отдел", mailbox="a@example.bg", locale=page.locale)
    page.save()
    shown = client.get(page.url).content.decode()
    assert ("Как да участвате" in shown) == bool(text)
    assert "Отдел" in shown


def test_an_empty_text_makes_no_heading_in_the_preview(desk, section):
    url = add_url(ExchangePage, section("exchanges"))
    empty = '{"blocks": [{"key": "a", "text": " ", "type": "unstyled"}], "entityMap": {}}'
    typed = {"title": "Обмен", "start": "2024", "direction": "in", "results": empty}
    send(desk, url, next_steps=empty, **typed)
    assert draft(ExchangePage, "Обмен").results == draft(ExchangePage, "Обмен").next_steps == ""
