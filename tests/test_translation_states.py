"""Where a page stands, what readers are told, and what the engine knows after a publication."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import (
    StringSegment,
    TranslationSource,
)

from facts.sync import record_created
from home.models import StandardPage, Term
from tests import helpers_translation as make
from translation import notices, refresh, work
from translation.states import (
    CURRENT,
    IN_PROGRESS,
    MISSING,
    OUTDATED,
    READY,
    SOURCE,
    state_of,
    states_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(home):
    return make.standard_page(home)


@pytest.fixture
def en():
    return make.locale("en")


def change(page, text="Нов ред."):
    page.body = [("paragraph", f"<p>{text}</p>")]
    page.save_revision().publish()


# --- States -----------------------------------------------------------------------------------------------


def test_the_life_of_a_translation(page, en, capture):
    assert state_of(page, page.locale) == SOURCE
    assert state_of(page, en) == MISSING
    translation = make.begin(page)
    assert state_of(page, en) == IN_PROGRESS
    make.fill_in(translation)
    assert state_of(page, en) == READY
    with capture(execute=True):
        work.publish(translation)
    assert state_of(page, en) == CURRENT
    assert state_of(make.english(page), en) == CURRENT
    change(page)
    assert state_of(page, en) == OUTDATED
    make.fill_in(translation)
    assert state_of(page, en) == OUTDATED  # readers still see the old words
    with capture(execute=True):
        work.publish(translation)
    assert state_of(page, en) == CURRENT
    make.english(page).unpublish()
    assert state_of(page, en) == READY


def test_what_was_taken_out_makes_a_translation_outdated(page, en, capture, rf):
    translation = make.translate(page, capture)
    page = StandardPage.objects.get(pk=page.pk)
    page.body.pop()
    page.save_revision().publish()
    assert not work.missing(translation).exists()
    assert state_of(page, en) == OUTDATED
    assert notices.notice_for(make.english(page), rf.get("/")).kind == notices.OUTDATED
    with capture(execute=True):
        work.publish(translation)
    assert state_of(page, en) == CURRENT
    assert len(make.english(page).body) == 1


def test_a_new_fact_makes_no_translation_outdated(page, en, capture):
    make.translate(page, capture)
    page.role = "contacts"
    page.save_revision().publish()
    assert state_of(page, en) == CURRENT


def test_a_language_that_does_not_follow(page):
    assert state_of(page, make.locale("sl")) == MISSING


def test_the_state_of_a_snippet(en, capture):
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    assert state_of(term, en) == MISSING
    make.translate(term, capture, name="culture")
    assert state_of(term, en) == CURRENT
    term.name = "изкуство"
    term.save_revision().publish()
    assert state_of(term, en) == OUTDATED


def test_many_states_are_one_query(home, en, capture):
    pages = [make.standard_page(home, title=f"Страница {number}") for number in range(6)]
    make.translate(pages[0], capture)
    make.translate(pages[1], capture)
    change(pages[1])
    make.begin(pages[2])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        states = states_of(pages, en)
    assert len(queries) == 1
    assert [states[page.pk] for page in pages] == [
        CURRENT,
        OUTDATED,
        IN_PROGRESS,
        MISSING,
        MISSING,
        MISSING,
    ]


# --- Notices ----------------------------------------------------------------------------------------------


def test_readers_are_told(page, capture, rf):
    request = rf.get("/")
    assert notices.notice_for(page, request) is None
    notice = notices.notice_for(make.english(page), request)
    assert notice.kind == notices.UNTRANSLATED
    assert notice.source_url == page.url and notice.source_language == "bg"
    make.translate(page, capture)
    assert notices.notice_for(make.english(page), request) is None
    change(page)
    notice = notices.notice_for(make.english(page), request)
    assert notice.kind == notices.OUTDATED
    assert isinstance(notice.source_date, datetime.datetime)
    changed = notice.source_date
    page.role = "contacts"
    page.save_revision().publish()
    assert notices.notice_for(make.english(page), request).source_date == changed


@pytest.mark.feature("L9")
def test_readers_see_the_notices(client, page, capture):
    html = client.get(make.english(page).url).content.decode()
    assert "notice--untranslated" in html
    assert 'lang="bg"' in html
    make.translate(page, capture)
    html = client.get(make.english(page).url).content.decode()
    assert "notice--" not in html
    change(page)
    html = client.get(make.english(page).url).content.decode()
    assert "notice--outdated" in html
    assert f'href="{page.url}"' in html
    assert "Нов ред" not in html


def test_a_notice_costs_one_query(page, rf):
    request = rf.get("/")
    row = StandardPage.objects.select_related("locale").get(pk=make.english(page).pk)
    notices.notice_for(row, request)  # Wagtail keeps the roots of the site
    with CaptureQueriesContext(connection) as queries:
        notices.notice_for(row, request)
    assert len(queries) == 1
    source = StandardPage.objects.select_related("locale").get(pk=page.pk)
    with CaptureQueriesContext(connection) as queries:
        notices.notice_for(source, request)
    assert len(queries) == 0


def test_a_page_of_one_language_has_no_notice(home, rf):
    guest = make.english(home).add_child(instance=StandardPage(title="Guests", slug="guests"))
    assert notices.notice_for(guest, rf.get("/")) is None
    assert state_of(guest, make.locale("en")) == CURRENT


# --- What the engine knows --------------------------------------------------------------------------------


def strings(page):
    source = TranslationSource.objects.get(object_id=page.translation_key)
    return set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))


def test_publishing_refreshes_the_texts(page, capture):
    make.translate(page, capture)
    public = str(make.english(page).body)
    change(page)
    assert "Нов ред." in strings(page) and "Първи ред." not in strings(page)
    assert str(make.english(page).body) == public


def test_publishing_from_the_page_editor_refreshes_the_texts(admin_client, page, capture):
    make.translate(page, capture)
    form = {
        "title": "Ново заглавие",
        "slug": page.slug,
        "role": "",
        "body-count": "0",
        "lead": "",
        "lead_image_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert strings(page) == {"Ново заглавие"}


def test_drafts_never_leak(page):
    make.begin(page)
    page.title = "Тайна чернова"
    page.save_revision()
    assert "Тайна чернова" not in strings(page)
    work.start(page, [make.locale("sl")])
    assert "Тайна чернова" not in strings(page)


def test_a_second_language_gets_todays_words(home):
    draft = home.add_child(instance=StandardPage(title="Стара", slug="stara", live=False))
    make.begin(draft)
    draft.title = "Нова"
    draft.save()
    work.start(draft, [make.locale("sl")])
    assert strings(draft) == {"Нова"}


def test_only_new_words_cost_an_extraction(page):
    make.begin(page)
    page.role = "contacts"
    with CaptureQueriesContext(connection) as queries:
        page.save_revision().publish()
    assert not [sql for sql in queries if "wagtail_localize_stringsegment" in sql["sql"]]
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert source.as_instance().role == "contacts"


def test_pages_nobody_translates_cost_three_queries(page):
    page.title = "Друго"
    with CaptureQueriesContext(connection) as queries:
        page.save_revision().publish()
    touched = [sql for sql in queries if "wagtail_localize_translationsource" in sql["sql"]]
    # Its source; before and after, whether a translation is to be published together with it.
    assert len(touched) <= 3


def test_imports_refresh_each_source_once(page):
    make.begin(page)
    with refresh.later():
        change(page, "Първа промяна.")
        change(page, "Втора промяна.")
        assert "Първи ред." in strings(page)
    assert "Втора промяна." in strings(page) and "Първа промяна." not in strings(page)


def test_the_signal_of_a_new_record_comes_once(home):
    seen = []

    def note(sender, instance, **kwargs):
        seen.append(instance)

    record_created.connect(note)
    try:
        make.standard_page(home, title="Още една")
    finally:
        record_created.disconnect(note)
    assert len(seen) == 2  # the page and its stand-in
