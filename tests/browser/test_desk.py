"""The editor's forms in a browser: what was typed is still there when the field is left."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from media.models import AlbumPage
from news.models import EventIndexPage, NewsIndexPage, NewsPage
from tests.browser.conftest import hold_answer
from tests.media_admin.helpers import jpeg
from twinning.models import ExchangeIndexPage, TwinCityPage

pytestmark = pytest.mark.browser


@pytest.fixture(params=["bg", "en"])
def open_admin(request, open_page, live_site, demo_site):
    """open_admin(path) → page of the admin for a superuser, in Bulgarian and in English."""
    user = User.objects.create_superuser(f"desk-{request.param}", password="x")

    def opened(path):
        client = Client()
        client.force_login(user)
        page = open_page("/robots.txt", locale=request.param)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([cookie | {"url": live_site}])
        page.goto(live_site + path)
        return page

    yield opened
    user.delete()


@pytest.mark.parametrize("typed", ["15.04.2027 10:30", "2027-04-15 10:30", "утре"])
def test_a_time_stays_as_it_was_typed(open_admin, typed):
    parent = EventIndexPage.objects.get(locale__language_code="bg").pk
    page = open_admin(reverse("wagtailadmin_pages:add", args=["news", "eventpage", parent]))
    for name in ("start", "deadline"):
        field = page.locator(f"#id_{name}")
        field.fill(typed)
        field.press("Tab")
        page.locator("#id_title").click()
        assert field.input_value() == typed


def test_a_picked_day_is_written_as_people_write_it(open_admin):
    parent = EventIndexPage.objects.get(locale__language_code="bg").pk
    page = open_admin(reverse("wagtailadmin_pages:add", args=["news", "eventpage", parent]))
    field = page.locator("#id_start")
    field.fill("15.04.2027 10:30")
    field.press("Tab")
    page.locator("#id_title").click()
    field.click()
    page.locator(".xdsoft_datetimepicker:visible td[data-date='16'][data-month='3']").click()
    expect(field).to_have_value("16.04.2027 10:30")


def test_an_amount_keeps_its_comma(open_admin):
    parent = EventIndexPage.objects.get(locale__language_code="bg").pk
    page = open_admin(reverse("wagtailadmin_pages:add", args=["news", "eventpage", parent]))
    page.locator("#id_amount").fill("12 345,50")
    assert page.locator("#id_amount").input_value() == "12 345,50"


def test_failed_files_stand_first_and_leave_the_bar_short(open_admin, tmp_path):
    album = AlbumPage.objects.filter(locale__language_code="bg").first()
    before = album.latest_revision_id
    page = open_admin(reverse("media_album_photos", args=[album.pk]))
    form = page.locator("[data-album-upload]")
    page.locator(".album-photos__add summary").first.click()
    form.locator("select[name=upload-people_shown]").select_option("none")
    files = [
        {"name": name, "mimeType": "image/jpeg", "buffer": data}
        for name, data in (("добра.jpg", jpeg("lime")), ("лоша.jpg", b"x"))
    ]
    form.locator("input[type=file]").set_input_files(files)
    form.locator("button[type=submit]").click()
    form.locator("[data-files] li[data-state=failed]").wait_for()
    assert form.locator("[data-files] li").first.get_attribute("data-state") == "failed"
    assert form.locator("progress").evaluate("bar => [bar.value, bar.max]") == [1, 2]
    words = form.locator("[data-status]").text_content()
    assert words.count("1") == 2 and "2" in words
    type(album).objects.filter(pk=album.pk).update(latest_revision=before)


def test_a_field_left_out_is_told_of_beside_it_and_every_file_is_listed(open_admin):
    album = AlbumPage.objects.filter(locale__language_code="bg").first()
    before = album.latest_revision_id
    page = open_admin(reverse("media_album_photos", args=[album.pk]))
    form = page.locator("[data-album-upload]")
    total = page.locator("[data-album-total]")
    at_first = int(total.text_content().split()[0])
    page.locator(".album-photos__add summary").first.click()
    names = ["едно.jpg", "две.jpg"]
    files = [
        {"name": name, "mimeType": "image/jpeg", "buffer": jpeg(colour)}
        for name, colour in zip(names, ("maroon", "indigo"), strict=True)
    ]
    form.locator("input[type=file]").set_input_files(files)
    form.locator("button[type=submit]").click()
    people = form.locator("select[name=upload-people_shown]")
    expect(people).to_be_focused()
    message = form.locator(f"#{people.get_attribute('aria-describedby').split()[0]}")
    expect(message).to_be_visible()
    assert message.text_content().strip()
    assert form.locator("[data-files] li").all_text_contents() == names
    people.select_option("none")
    form.locator("button[type=submit]").click()
    expect(form.locator("[data-files] li[data-state=done]")).to_have_count(2)
    expect(message).to_have_text("")
    expect(total).to_contain_text(str(at_first + 2))
    type(album).objects.filter(pk=album.pk).update(latest_revision=before)


def test_a_new_page_is_made_once_however_quickly_it_is_saved(open_admin):
    """The button is pressed while the form is saving itself."""
    parent = NewsIndexPage.objects.get(locale__language_code="bg").pk
    page = open_admin(reverse("wagtailadmin_pages:add", args=["news", "newspage", parent]))
    # The form's own saving reaches the site.
    answers = hold_answer(page)
    # It notices changes only a while after it was opened, and sends them when nothing is typed for a while.
    for pause in range(300):
        if answers:
            break
        if pause % 30 == 0:
            page.locator("#id_title").press_sequentially("Набързо записана новина")
        page.wait_for_timeout(100)
    ((route, answer),) = answers
    with page.expect_response(lambda response: response.request.is_navigation_request()):
        page.locator("form[data-edit-form] button.action-save").first.click(no_wait_after=True)
        route.fulfill(response=answer)
    page.goto("about:blank")
    made = NewsPage.objects.filter(title__startswith="Набързо записана", locale__language_code="bg")
    assert made.count() == 1
    for row in list(made):
        row.delete()


def test_several_towns_are_ticked_over_searches(open_admin):
    parent = ExchangeIndexPage.objects.get(locale__language_code="bg").pk
    page = open_admin(reverse("wagtailadmin_pages:add", args=["twinning", "exchangepage", parent]))
    towns = TwinCityPage.objects.filter(locale__language_code="bg", live=True)[:3]
    names = [town.title for town in towns]
    page.locator("#id_towns-OPEN_MODAL").click()
    chooser = page.locator(".modal-body")
    for name in names:
        chooser.locator("#id_q").fill(name)
        row = chooser.locator("tr", has_text=name)
        expect(chooser.locator("tbody tr")).to_have_count(1)
        row.locator("[data-multiple-choice-select]").check()
    expect(chooser.locator(".kept-ticks label")).to_have_text([f" {name}" for name in names[:2]])
    # One is thought better of; the last is found among all again.
    chooser.locator(".kept-ticks input").first.uncheck()
    chooser.locator("#id_q").fill("")
    expect(chooser.locator("tbody tr").nth(2)).to_be_visible()
    chooser.locator("[data-multiple-choice-submit]").click()
    chosen = page.locator("#id_towns-FORMS [data-chooser-title]")
    expect(chosen).to_have_count(2)
    assert {title.strip() for title in chosen.all_text_contents()} == set(names[1:])
    page.goto("about:blank")


def test_a_language_is_offered_by_name_in_the_text_too(open_admin, request):
    """The browser's script draws the fields of the body."""
    parent = NewsIndexPage.objects.get(locale__language_code="bg").pk
    path = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent])
    page = open_admin(path)
    page.locator("[data-streamfield-stream-container] .c-sf-add-button").last.click()
    page.locator(".w-combobox input").fill("език" if "bg" in request.node.name else "language")
    page.keyboard.press("Enter")
    field = page.locator("[name$='-value-language']")
    field.fill("шведски" if "bg" in request.node.name else "Swedish")
    offered = field.evaluate("input => [...input.list.options].map(option => option.value)")
    assert field.input_value() in offered
    page.goto("about:blank")
