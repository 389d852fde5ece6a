"""A table in the text: rows and columns by buttons, by keyboard and by the menu, in the editor's language."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from news.models import NewsIndexPage, NewsPage
from tests.browser.conftest import keep_unsent
from tests.browser.test_desk import open_admin  # noqa: F401 - fixture

pytestmark = pytest.mark.browser
WORDS = {
    "bg": {
        "kind": "Таблица",
        "menu": [
            "Вмъкни ред отгоре",
            "Вмъкни ред отдолу",
            "Вмъкни колона отляво",
            "Вмъкни колона отдясно",
            "Премахни реда",
            "Премахни колоната",
            "Отмени",
            "Повтори",
        ],
        "buttons": ["Добави ред", "Добави колона", "Премахни реда", "Премахни колоната"],
        "headers": "Първият ред е заглавен",
        "cell": "Ред 1, колона 1",
    },
    "en": {
        "kind": "Table",
        "menu": [
            "Insert row above",
            "Insert row below",
            "Insert column on the left",
            "Insert column on the right",
            "Remove row",
            "Remove column",
            "Undo",
            "Redo",
        ],
        "buttons": ["Add row", "Add column", "Remove row", "Remove column"],
        "headers": "Display the first row as a header",
        "cell": "Row 1, column 1",
    },
}


@pytest.fixture
def words(request):
    return WORDS["bg" if "bg" in request.node.name else "en"]


@pytest.fixture
def page(open_admin):  # noqa: F811 - the fixture imported
    parent = NewsIndexPage.objects.get(locale__language_code="bg").pk
    path = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent])
    page = open_admin(path)
    keep_unsent(page, path)
    yield page
    page.goto("about:blank")


@pytest.fixture
def add_table(page, words):
    """add_table() → the new block of the body."""

    def added():
        page.locator("[data-streamfield-stream-container] .c-sf-add-button").last.click()
        page.locator(".w-combobox input").fill(words["kind"])
        page.keyboard.press("Enter")
        table = page.locator("[data-streamfield-child]").last
        expect(table.locator(".table-tools")).to_be_visible()
        return table

    return added


def cell(table, row, column):
    """A cell of the grid; Handsontable draws some of it again above."""
    return table.locator(".ht_master tr").nth(row).locator("td").nth(column)


def write(page, place, text):
    place.click()
    # As a keyboard does: a key that says which it is begins to write.
    page.keyboard.press("F2")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def type_and(page, letter, key):
    page.keyboard.type(letter)
    # The grid is writing now; a key that comes before would go elsewhere.
    expect(page.locator(":focus")).to_have_value(letter)
    page.keyboard.press(key)


def sent(table):
    return json.loads(table.locator("input[type=hidden][name$=-value]").input_value())


@pytest.mark.feature("L18")
def test_the_menu_and_the_buttons_are_in_the_editors_language(page, add_table, words):
    table = add_table()
    assert table.locator(".table-tools button").all_inner_texts() == words["buttons"]
    chosen = table.locator("select[name=table-header-choice]")
    expect(chosen.locator("option:checked")).to_have_text(words["headers"])
    expect(table.locator("label[for$=header-choice] .w-required-mark")).to_be_visible()
    cell(table, 1, 1).click(button="right")
    items = page.locator(".htContextMenu .htCore:visible td:not(.htSeparator)")
    expect(items.first).to_be_visible()
    assert list(filter(None, items.all_inner_texts())) == words["menu"]


def test_the_buttons_act_at_the_chosen_cell(page, add_table, words):
    add_row, add_column, remove_row, remove_column = words["buttons"]
    # Another one stands before it: each has buttons of its own.
    add_table()
    other, table = page.locator("[data-streamfield-child]").first, add_table()
    for column, text in enumerate("ABC"):
        write(page, cell(table, 0, column), text)
    cell(table, 0, 1).click()
    table.get_by_role("button", name=add_column).click()
    expect(cell(table, 0, 3)).to_have_text("C")
    expect(table.locator("output")).to_contain_text("4")
    cell(table, 0, 0).click()
    table.get_by_role("button", name=add_row).click()
    assert sent(table)["data"] == [["A", "B", None, "C"], *[[None] * 4] * 3]
    cell(table, 0, 1).click()
    table.get_by_role("button", name=remove_column).click()
    cell(table, 1, 0).click()
    for left in (3, 2, 1):
        table.get_by_role("button", name=remove_row).click()
        expect(table.locator("output")).to_contain_text(f": {left},")
    # The last one stays, to be written in.
    expect(table.get_by_role("button", name=remove_row)).to_be_disabled()
    assert sent(table)["data"] == [["A", None, "C"]]
    assert sent(other) is None


@pytest.mark.feature("A16")
def test_everything_is_reached_by_keyboard(page, add_table, words):
    table = add_table()
    buttons = table.locator(".table-tools button")
    table.locator("input[name=handsontable-col-caption]").focus()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", words["cell"])
    type_and(page, "A", "Tab")
    type_and(page, "B", "Enter")
    expect(cell(table, 0, 1)).to_have_text("B")
    page.keyboard.press("Escape")
    expect(buttons.first).to_be_focused()
    # The grid takes the focus for its own field a moment after a key, be it late: on a slow machine it has been left.
    table.locator(".handsontableInput").evaluate("field => field.focus()")
    expect(buttons.first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(buttons.nth(1)).to_be_focused()
    expect(table.locator(".ht_master tr")).to_have_count(4)
    assert sent(table)["data"][0] == ["A", "B", None, None]
    # Back into the last cell, out of it again, and out before the first one.
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", words["cell"].replace("1", "4"))
    type_and(page, "Z", "Tab")
    expect(buttons.first).to_be_focused()
    assert sent(table)["data"][3] == [None, None, None, "Z"]
    cell(table, 0, 0).click()
    page.keyboard.press("Shift+Tab")
    expect(table.locator("input[name=handsontable-col-caption]")).to_be_focused()


def test_a_table_is_saved_as_it_was_written(page, add_table, words):
    table = add_table()
    write(page, cell(table, 0, 0), "Година")
    table.get_by_role("button", name=words["buttons"][0]).click()
    page.locator("#id_title").fill("Новина с нова таблица")
    page.unroute_all()
    with page.expect_navigation():
        page.locator("form[data-edit-form] button.action-save").first.click()
    rows = NewsPage.objects.filter(title="Новина с нова таблица", locale__language_code="bg")
    value = rows.get().get_latest_revision_as_object().body[0].value
    try:
        assert value["data"] == [["Година", None, None], *[[None] * 3] * 3]
        assert value["first_row_is_table_header"]
        # And drawn as it was kept.
        expect(cell(page.locator("[data-streamfield-child]"), 0, 0)).to_have_text("Година")
    finally:
        for row in rows:
            row.delete()
