"""A table in the text: what is missing is said in the editor's language, and nothing typed is lost."""

import json

import pytest
from bs4 import BeautifulSoup

from news.models import NewsPage
from tests.desk.forms import add_url, edit_form, send

pytestmark = pytest.mark.django_db
CELLS = [["Година", "Събитие"], ["2000", "Начало"]]
NO_CHOICE = {
    "bg": "Изберете кои клетки са заглавни: първият ред, първата колона, и двете или никои.",
    "en": "Choose which cells are headers: the first row, the first column, both or none.",
}
EMPTY = {
    "bg": "Таблицата е празна. Попълнете клетките или я изтрийте.",
    "en": "The table is empty: write in its cells or remove it.",
}


def written(**changes):
    """What the browser sends of a table."""
    table = {"data": CELLS, "cell": [], "mergeCells": [], "table_caption": "Години"}
    return {**table, "table_header_choice": "row", **changes}


def with_table(value):
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "table",
        "body-0-id": "",
        "body-0-value": json.dumps(value),
    }


def save(desk, section, value, **typed):
    url = add_url(NewsPage, section("news"))
    return send(desk, url, desk.language, title="Новина", **with_table(value), **typed)


def publish(desk, section, value):
    return save(desk, section, value, **{"action-publish": "1"})


def drawn(answer):
    """(tables of the body, messages by their place) that the browser draws the form with."""
    html = BeautifulSoup(answer.content, "html.parser")
    blocks, error = json.loads(html.select_one("#body[data-block]")["data-w-block-arguments-value"])
    return [block["value"] for block in blocks], (error or {}).get("blockErrors", {})


@pytest.mark.feature("A15")
@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ({"table_header_choice": ""}, NO_CHOICE),
        ({"data": [["", None], [" ", ""]]}, EMPTY),
    ],
)
def test_what_is_missing_is_said_and_the_rest_kept(desk, section, missing, message):
    answer = publish(desk, section, written(**missing))
    [table], errors = drawn(answer)
    assert errors == {"0": {"messages": [message[desk.language]]}}
    assert table == written(**missing)
    assert not NewsPage.objects.filter(title="Новина").exists()


def test_a_table_that_nobody_touched_is_empty(desk, section):
    _tables, errors = drawn(publish(desk, section, None))
    assert errors == {"0": {"messages": [EMPTY[desk.language]]}}


def test_a_complete_table_is_published(desk, section):
    publish(desk, section, written())
    page = NewsPage.objects.get(title="Новина", live=True, locale__language_code="bg")
    table = page.body[0].value
    assert (table["data"], table["first_row_is_table_header"]) == (CELLS, True)


@pytest.mark.parametrize("unfinished", [None, {"table_header_choice": "", "data": [[None]]}])
def test_a_draft_may_be_unfinished(desk, section, unfinished):
    save(desk, section, unfinished)
    assert NewsPage.objects.filter(title="Новина", live=False).exists()


@pytest.mark.feature("L18")
def test_the_words_of_the_grid_are_in_the_language_of_the_admin(desk, section):
    html, _data = edit_form(desk, add_url(NewsPage, section("news")))
    definition = html.select_one("#body[data-block]")["data-w-block-data-value"]
    words = {
        "bg": ["Вмъкни ред отгоре", "Премахни колоната", "Добави ред", "Заглавни клетки"],
        "en": ["Insert row above", "Remove column", "Add row", "Table headers"],
    }
    for word in words[desk.language]:
        assert f'"{word}"' in json.dumps(json.loads(definition), ensure_ascii=False)
