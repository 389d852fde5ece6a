"""A public translation is corrected: readers keep what they have, and everybody inside sees that there is more."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment

from home.models import StandardPage
from tests import helpers_translation as make
from tests.steps import analyze, counted, sqlite_only
from tests.translation import overview_helpers
from translation import standings, texts, work
from translation.missing import has_unanswered
from translation.models import TextRevision, TextState
from translation.models.texts import Origin, State

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L3")]


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(db):
    return make.standard_page(make.home_page())


@pytest.fixture
def translation(page, capture):
    return make.translate(page, capture, title="About us")


@pytest.fixture(autouse=True)
def in_english(translator, reviewer, manager):
    for person in (translator, reviewer, manager):
        UserProfile.objects.create(user=person, preferred_language="en")


def url(name, translation, *args):
    return reverse(f"workspace:{name}", args=[translation.pk, *args])


def write(client, user, translation, words, do, path="title"):
    """As the editor's script: `do` is "save" while one types, "done" at the end."""
    client.force_login(user)
    segment = StringSegment.objects.filter(source=translation.source, context__path=path).first()
    version = texts.version_of(texts.find(translation, segment))
    response = client.post(
        url("edit_save", translation, segment.pk),
        {"do": do, "value": words, "version": version},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    return response.json()


def soup(client, user, address, **query):
    client.force_login(user)
    return BeautifulSoup(client.get(address, query).content, "html.parser")


def editor(client, user, translation, **query):
    return soup(client, user, url("edit", translation), **query)


def line(page):
    """What stands above the texts about what readers do not have yet; "" without it."""
    found = page.select_one(".te-corrections")
    return " ".join(found.text.split()) if found else ""


def listed(client, user, queue):
    """{title: words of the state} of a list of the overview."""
    page = soup(client, user, reverse("workspace:overview"), queue=queue)
    rows = page.select("tbody tr")
    return {row.th.a.text.strip(): " ".join(row.text.split()) for row in rows}


def ready_on_the_front_page(client, user):
    page = soup(client, user, reverse("wagtailadmin_home"))
    return page.select(f'a[href="{reverse("workspace:overview")}?queue=ready"]')


def public(client, page):
    client.logout()
    return client.get(make.english(page).url).content.decode()


def change_original(page, text="Нов ред."):
    page = StandardPage.objects.get(pk=page.pk)
    page.body = [("paragraph", f"<p>{text}</p>")]
    page.save_revision().publish()


# --- readers ------------------------------------------------------------------------------------------------


@pytest.mark.feature("L9")
def test_a_draft_of_a_correction_changes_nothing_in_public(client, page, translation, translator):
    before = public(client, page)
    write(client, translator, translation, "About us all", "save")
    assert public(client, page) == before and "notice--" not in before
    assert page.title not in listed(client, translator, "changed")
    assert "being corrected" in listed(client, translator, "all")[page.title]
    assert page.title not in listed(client, translator, "ready")


@pytest.mark.feature("L9")
def test_a_correction_hides_no_change_of_the_original(client, page, translation, translator):
    write(client, translator, translation, "About us all", "save")
    change_original(page)
    assert "notice--outdated" in public(client, page)
    assert page.title in listed(client, translator, "changed")


@pytest.mark.feature("L9")
def test_old_words_published_anew_are_still_outdated(client, page, translation, translator):
    change_original(page)
    make.english(page).save_revision().publish()
    assert "notice--outdated" in public(client, page)
    new = StringSegment.objects.get(source=translation.source, string__data="Нов ред.")
    write(client, translator, translation, "New", "save", path=new.context.path)
    assert "notice--outdated" in public(client, page)
    assert page.title in listed(client, translator, "changed")


def test_a_text_without_a_history_is_corrected_like_any_other(
    client, page, translation, translator
):
    """As it came from an older database: the history begins with the correction."""
    TextRevision.objects.all().delete()
    TextState.objects.all().delete()
    write(client, translator, translation, "About us all", "save")
    assert "notice--" not in public(client, page)
    write(client, translator, translation, "About us all", "done")
    assert "unpublished corrections" in listed(client, translator, "ready")[page.title]


@pytest.mark.feature("L9")
def test_a_preview_does_not_speak_of_a_changed_original(client, page, translator, capture):
    translation = make.begin(page)
    address = reverse("workspace:edit_preview", args=[translation.pk, "target"])
    client.force_login(translator)
    assert "notice--outdated" not in client.get(address).content.decode()
    make.fill_in(translation)
    with capture(execute=True):
        work.publish(translation)
    change_original(page)
    assert "notice--outdated" in public(client, page)
    client.force_login(translator)
    assert "notice--outdated" not in client.get(address).content.decode()


# --- those who work on it -----------------------------------------------------------------------------------


@pytest.mark.feature("L4", "L19")
def test_a_finished_correction_is_seen_until_it_is_published(
    client, page, translation, translator, manager, capture
):
    assert not ready_on_the_front_page(client, manager)
    assert line(editor(client, translator, translation)) == ""
    write(client, translator, translation, "About us all", "save")
    assert "Finish what is left first" in line(editor(client, translator, translation))
    write(client, translator, translation, "About us all", "done")
    assert "unpublished corrections" in listed(client, manager, "ready")[page.title]
    assert ready_on_the_front_page(client, manager)
    said = line(editor(client, translator, translation))
    assert "Readers do not see 1 text" in said and "Submit the translation" in said
    assert "Publish the translation" in line(editor(client, manager, translation))
    with capture(execute=True):
        make.press(client, url("edit_publish", translation))
    assert "About us all" in public(client, page)
    assert listed(client, manager, "ready") == {}
    assert "correct" not in listed(client, manager, "all")[page.title]
    assert line(editor(client, manager, translation)) == ""


def test_words_that_came_back_are_no_correction(client, page, translation, translator):
    write(client, translator, translation, "About us all", "done")
    assert page.title in listed(client, translator, "ready")
    write(client, translator, translation, "About us", "done")
    assert page.title not in listed(client, translator, "ready")
    assert line(editor(client, translator, translation)) == ""


@pytest.mark.feature("L4")
def test_where_a_review_is_a_must_it_is_work_to_submit(
    client, page, translation, translator, manager, settings
):
    settings.POBRATIM_TRANSLATION_REVIEW_REQUIRED = True
    write(client, translator, translation, "About us all", "done")
    overview = soup(client, translator, reverse("workspace:overview"), queue="ready")
    assert "Finished, to be submitted" in overview.text and "Ready to publish" not in overview.text
    assert page.title in listed(client, manager, "ready")
    assert "Submit the translation" in line(editor(client, manager, translation))
    client.force_login(translator)
    make.press(client, url("edit_submit", translation))
    assert page.title not in listed(client, translator, "ready")
    assert page.title in listed(client, translator, "review")


@pytest.mark.feature("L4")
def test_the_reviewer_sees_what_is_new_and_what_readers_have(
    client, translation, translator, reviewer
):
    write(client, translator, translation, "About us all", "done")
    client.force_login(translator)
    make.press(client, url("edit_submit", translation))
    whole = editor(client, reviewer, translation)
    assert "1" in whole.select_one('[data-show="published"]').text
    (row,) = whole.select(".r[data-n]")
    assert row.textarea.text.strip() == "About us all" and "not public yet" in row.text
    assert row.select_one(".u ins").text.strip() == "all" and not row.select(".u del")
    narrowed = editor(client, reviewer, translation, show="published")
    assert len(narrowed.select(".r:not([hidden])")) == 1 < len(whole.select(".r"))


def test_new_words_for_a_changed_original_are_marked_too(client, page, translation, translator):
    change_original(page)
    new = StringSegment.objects.get(source=translation.source, string__data="Нов ред.")
    answer = write(client, translator, translation, "A new line.", "done", path=new.context.path)
    assert answer["fresh"]
    (row,) = editor(client, translator, translation).select(".r[data-n]")
    assert row.textarea.text.strip() == "A new line." and not row.select(".u")


def test_what_was_never_public_has_no_such_filter(client, page, translator):
    translation = make.begin(page)
    make.fill_in(translation)
    assert not write(client, translator, translation, "About us all", "done")["fresh"]
    shown = editor(client, translator, translation)
    assert not shown.select('[data-show="published"]') and not shown.select(".r[data-n]")


# --- one rule, few queries ----------------------------------------------------------------------------------


def test_the_rule_for_readers_is_the_rule_of_the_lists(page, translation, translator):
    def agree():
        row = make.english(page)
        found = StandardPage.objects.filter(
            has_unanswered(row.locale_id, row.last_published_at), pk=page.pk
        )
        (state,) = [one.state for one in standings.fetch() if one.source_pk == page.pk]
        assert found.exists() == (state == "outdated")
        return state

    def save(words, state, origin=Origin.TYPED):
        segment = StringSegment.objects.filter(source=translation.source).first()
        entry = texts.Entry(segment, words, state)
        texts.save(translation, entry, user=translator, origin=origin)

    assert agree() == "current"
    save("Draft", State.DRAFT)
    assert agree() == "current"
    save("Machine", State.MACHINE)
    assert agree() == "current"
    TextRevision.objects.all().delete()
    save("Draft", State.DRAFT)
    assert agree() == "outdated"
    # The first thing known of the text is that its words were kept after a minor edit.
    TextRevision.objects.all().delete()
    save("Carried", State.TRANSLATED, Origin.MINOR)
    save("Draft", State.DRAFT)
    assert agree() == "current"


def test_more_corrections_cost_no_more_queries(client, translation, translator):
    def queries():
        client.force_login(translator)
        client.get(reverse("workspace:overview"), {"queue": "all"})
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("workspace:overview"), {"queue": "all"})
            client.get(url("edit", translation))
        return len(found)

    write(client, translator, translation, "About us all", "done")
    before = queries()
    for segment in StringSegment.objects.filter(source=translation.source).select_related(
        "context"
    ):
        write(client, translator, translation, "Other", "save", path=segment.context.path)
    assert queries() == before


@sqlite_only
def test_four_times_the_corrections_take_at_most_four_times_the_work(client, page, translator):
    """Also when the planner knows the site as it was, with ten translations."""
    home, first = page.get_parent().specific, 100

    def add(number):
        nonlocal first
        pages = overview_helpers.many_pages(home, number, first)
        overview_helpers.begin_all(pages)
        overview_helpers.correct_all(pages)
        first += number

    def steps():
        listed(client, translator, "all")
        with counted() as found:
            assert listed(client, translator, "all")
        return found["steps"]

    add(10)
    assert "being corrected" in " ".join(listed(client, translator, "all").values())
    analyze()
    add(90)
    before = steps()
    add(300)
    assert steps() < 4 * before
