"""An editor with the panel of style and reading: suggestions, applied and left."""

import pytest

from tests.browser.conftest import keep_unsent

pytestmark = pytest.mark.browser
WRONG = 'Проект "Приятели" за 2012-2014 година.'
RIGHT = "Проект „Приятели“ за 2012–2014 година."
SET_TEXT = """text => {
  const field = document.querySelector("[name='body-0-value']");
  const draft = window.DraftJS;
  const state = field.draftailEditor.getEditorState();
  let content = draft.ContentState.createFromText(text);
  const key = content.getFirstBlock().getKey();
  const word = draft.SelectionState.createEmpty(key).merge({ anchorOffset: 8, focusOffset: 16 });
  content = draft.Modifier.applyInlineStyle(content, word, "BOLD");
  field.draftailEditor.onChange(draft.EditorState.push(state, content, "insert-characters"));
}"""
FIRST_BLOCK = "JSON.parse(document.querySelector(\"[name='body-0-value']\").value).blocks[0]"


@pytest.fixture(scope="module")
def session(live_site, django_db_blocker):
    """{"cookie", "page": pk} of somebody who may edit everything."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from home.models import KeptStyle, StandardPage

    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("stilyana", "s@example.org", "x")
        client = Client()
        client.force_login(user)
        pages = StandardPage.objects.filter(locale__language_code="bg", live=True).order_by("path")
        found = {
            "cookie": client.cookies[settings.SESSION_COOKIE_NAME].value,
            "page": next(page.pk for page in pages if starts_with_text(page)),
        }
    yield found
    with django_db_blocker.unblock():
        KeptStyle.objects.all().delete()
        user.delete()


def starts_with_text(page):
    return bool(page.body) and page.body[0].block_type == "paragraph"


@pytest.fixture
def open_panel(open_page, live_site, session, django_db_blocker):
    """open_panel(language of the admin, **context options) → page with the side panel open and the text checked."""
    from django.contrib.auth import get_user_model
    from wagtail.users.models import UserProfile

    def opened(language="bg", **options):
        with django_db_blocker.unblock():
            profile = UserProfile.get_for_user(get_user_model().objects.get(username="stilyana"))
            profile.preferred_language = language
            profile.save()
        page = open_page("/bg/", **options)
        cookie = {"name": "sessionid", "value": session["cookie"], "url": live_site}
        page.context.add_cookies([cookie])
        path = f"/admin/pages/{session['page']}/edit/"
        # A draft saved halfway would be found by the next test.
        keep_unsent(page, path)
        page.goto(live_site + path)
        page.locator("[data-side-panel-toggle=checks]").click()
        page.locator(".house-style__figures").wait_for()
        return page

    return opened


def suggestions(page):
    return page.locator(".house-style__item")


def check(page, number):
    page.locator("[data-act=check]").click()
    page.locator(f".house-style__list:has(.house-style__item:nth-child({number}))").wait_for()


@pytest.mark.feature("E20")
def test_all_suggestions_go_into_a_plain_field(open_panel):
    page = open_panel(viewport={"width": 1280, "height": 900})
    page.locator("[name=lead]").fill(WRONG)
    check(page, 2)
    page.locator("[data-act=all]").click()
    page.locator(".house-style__item").first.wait_for(state="detached")
    assert page.locator("[name=lead]").input_value() == RIGHT
    assert page.locator("[data-status]").inner_text()


@pytest.mark.feature("E20")
def test_a_suggestion_goes_into_formatted_text_and_the_formatting_stays(open_panel):
    page = open_panel(viewport={"width": 1280, "height": 900})
    page.evaluate(SET_TEXT, WRONG)
    check(page, 2)
    for left in (1, 0):
        page.locator("[data-act=apply]").first.click()
        page.locator(f".house-style__item >> nth={left}").wait_for(state="detached")
    # The editor writes its value into the form a moment later.
    for _ in range(50):
        block = page.evaluate(FIRST_BLOCK)
        if block["text"] == RIGHT:
            break
        page.wait_for_timeout(100)
    assert block["text"] == RIGHT
    assert block["inlineStyleRanges"] == [{"offset": 8, "length": 8, "style": "BOLD"}]


@pytest.mark.feature("E20")
def test_by_keyboard_one_place_is_shown_and_another_left_as_it_is(open_panel):
    page = open_panel(viewport={"width": 1280, "height": 900})
    page.locator("[name=lead]").fill(WRONG)
    check(page, 2)
    page.locator("[data-act=keep]").first.focus()
    page.keyboard.press("Enter")
    page.locator(".house-style__item >> nth=1").wait_for(state="detached")
    assert page.locator("[name=lead]").input_value() == WRONG
    # The keyboard goes on with the next one.
    assert page.evaluate("document.activeElement.dataset.act") == "apply"
    page.locator("[data-act=show]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "lead"
    page.locator("[data-act=again]").click()
    page.locator(".house-style__item >> nth=1").wait_for()


@pytest.mark.feature("E19", "E20")
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["bg", "en"])
def test_the_panel_passes_axe(open_panel, language, width):
    from tests.browser.conftest import AXE

    theme = "dark" if language == "en" else "light"
    page = open_panel(language, viewport={"width": width, "height": 850}, color_scheme=theme)
    page.evaluate("document.querySelector('[name=lead]').value = 'Омол - град  в \"Швеция\"'")
    check(page, 2)
    page.locator(".house-style__more summary").click()
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run('[data-house-style]').then(results => results.violations)")
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found]
