"""The panel of style and reading, as the editor's browser asks for it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.public_pages import homes

pytestmark = pytest.mark.django_db
__all__ = ["homes"]

WRONG = 'Проектът "Отворени прозорци" е от 2012-2014 г. насам.'
SENTENCE = "Каним децата от града на среща в читалището. " * 10


def rich(*texts, **more):
    blocks = [
        {"key": f"k{number}", "text": text, "type": "unstyled", "inlineStyleRanges": [], **more}
        for number, text in enumerate(texts)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def text(value, name="lead", block="", kind="plain", label="Увод"):
    return {"name": name, "label": label, "block": block, "kind": kind, "value": value}


def ask(client, *texts, language="bg", model="home.standardpage", **more):
    body = {"model": model, "language": language, "texts": texts, **more}
    return client.post(
        reverse("house_style_check"), json.dumps(body), content_type="application/json"
    )


def shown(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def items(response):
    return shown(response).select("[data-edits]")


@pytest.mark.feature("E20")
def test_a_suggestion_names_its_place_and_shows_the_change(admin_client):
    first = items(ask(admin_client, text(WRONG)))[0]
    assert first["data-field"] == "lead"
    assert first.select_one("[data-act=show]").get_text() == "Увод"
    assert [tag.get_text() for tag in first.select("ins")] == ["„", "“"]
    assert [tag.get_text() for tag in first.select("del")] == ['"', '"']
    edits = json.loads(first["data-edits"])
    assert edits == {"block": "", "text": WRONG, "edits": [[9, 10, "„"], [27, 28, "“"]]}


@pytest.mark.feature("E20")
def test_each_paragraph_of_formatted_text_is_looked_at(admin_client):
    value = rich("Всичко е наред.", "Решение No 5")
    [one] = items(ask(admin_client, text(value, "body-0-value", "paragraph", "rich")))
    assert json.loads(one["data-edits"])["block"] == "k1"


@pytest.mark.feature("E20")
@pytest.mark.parametrize(
    "left",
    [
        text(WRONG, "body-1-value-text", "quote"),
        text(rich(WRONG), "body-1-value-text", "foreign_text", "rich"),
        text(WRONG, "slug"),
        text(WRONG, "review_on"),
        text(WRONG, "comments-0-text"),
        text(
            rich(WRONG, inlineStyleRanges=[{"offset": 0, "length": len(WRONG), "style": "CODE"}]),
            "body-1-value",
            "paragraph",
            "rich",
        ),
    ],
)
def test_quotations_other_languages_code_and_facts_stay_as_they_are(admin_client, left):
    assert items(ask(admin_client, left)) == []


@pytest.mark.feature("E20")
def test_what_was_left_as_it_is_is_not_suggested_again_until_asked_for(admin_client):
    first, *others = items(ask(admin_client, text(WRONG)))
    answer = admin_client.post(reverse("house_style_keep"), {"key": first["data-key"]})
    assert answer.status_code == 204
    assert [one["data-key"] for one in items(ask(admin_client, text(WRONG)))] == [
        one["data-key"] for one in others
    ]
    assert len(items(ask(admin_client, text(WRONG), again=True))) == 3
    assert len(items(ask(admin_client, text(WRONG)))) == 3


@pytest.mark.feature("E19")
def test_reading_time_ease_and_long_sentences_are_told_in_words(admin_client):
    page = shown(ask(admin_client, text(SENTENCE, "lead"), text("Заглавие", "title")))
    figures = [tag.get_text() for tag in page.select("dd")]
    assert figures == ["80", "1\u00a0минута", "Леко за четене"] or figures[2:] == ["Easy to read"]
    assert not page.select(".house-style__sentences")
    long = "Дума " + "дума " * 40 + "край."
    [sentence] = shown(ask(admin_client, text(long))).select(".house-style__sentences q")
    assert sentence.get_text().startswith("Дума дума")


@pytest.mark.feature("E20")
def test_a_language_without_rules_says_so(admin_client):
    page = shown(ask(admin_client, text('Projektet "Fönster"'), language="sv"))
    assert not page.select("[data-edits]") and page.select(".house-style__figures")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"model": "no.such", "texts": []}',
        '{"model": "home.standardpage", "texts": [1]}',
        '{"model": "home.standardpage", "texts": [{"name": "lead", "label": "", "kind": "rich", "value": "{"}]}',
    ],
)
def test_what_is_no_list_of_texts_is_refused(admin_client, body):
    answer = admin_client.post(reverse("house_style_check"), body, content_type="application/json")
    assert answer.status_code == 400 and answer.content


def test_a_key_that_is_none_is_refused(admin_client):
    assert admin_client.post(reverse("house_style_keep"), {"key": "<b>"}).status_code == 400


def test_strangers_are_asked_to_sign_in(client):
    assert ask(client, text(WRONG)).status_code == 302


@pytest.mark.feature("E20")
def test_texts_are_never_markup(admin_client):
    answer = ask(admin_client, text("<script>x</script>  два", label="<b>Увод</b>"))
    assert b"<script>" not in answer.content and b"<b>" not in answer.content


@pytest.mark.feature("E19", "E20")
def test_the_editor_has_the_panel(admin_client, homes):
    url = reverse("wagtailadmin_pages:edit", args=[homes["bg"].pk])
    page = BeautifulSoup(admin_client.get(url).content, "html.parser")
    panel = page.select_one("[data-house-style]")
    assert panel["data-language"] == "bg" and panel["data-model"] == "home.homepage"
    assert not page.select("[data-content-readability-score]")
    assert page.select("script[type=module][src*='house-style/panel']")
