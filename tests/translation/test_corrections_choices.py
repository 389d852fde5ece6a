"""Another picture or link for one language is a correction like other words: seen by all until it is published."""

import importlib

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment

from home.models import StandardPage
from tests import helpers_translation as make
from tests.steps import counted, sqlite_only
from tests.translation import overview_helpers
from translation import chosen, standings, texts, work
from translation.models import ChoiceRevision

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L3")]
LINK, OTHER = "https://example.org/bg", "https://example.org/en"


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(db):
    """A page with two linked texts in one field, and a picture with a caption and a description."""
    page = StandardPage(title="Площадът", slug="ploshtad", live=False)
    page.body = [
        (
            "paragraph",
            f'<p>Вижте <a href="{LINK}">сайта</a>.</p><p>И <a href="{LINK}2">още</a>.</p>',
        ),
        ("image", {"image": make.picture("Площад"), "caption": "Площадът"}),
    ]
    block = page.body[1].value["image"]
    block.contextual_alt_text, block.decorative = "Фонтан", False
    make.home_page().add_child(instance=page)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def translation(page, capture):
    translation = make.begin(page)
    make.fill_in(translation, except_for=('Вижте <a id="a1">сайта</a>.', 'И <a id="a1">още</a>.'))
    for source, words in (
        ("Вижте", 'See <a id="a1">the site</a>.'),
        ("И ", 'And <a id="a1">more</a>.'),
    ):
        segment = StringSegment.objects.get(
            source=translation.source, string__data__startswith=source
        )
        texts.save(translation, texts.Entry(segment, words), user=None)
    with capture(execute=True):
        work.publish(translation)
    return translation


@pytest.fixture(autouse=True)
def in_english(translator, manager):
    for person in (translator, manager):
        UserProfile.objects.create(user=person, preferred_language="en")


def place(translation, end):
    return OverridableSegment.objects.get(source=translation.source, context__path__endswith=end)


def choose(client, user, translation, own, end=f"'{LINK}'"):
    client.force_login(user)
    address = reverse("workspace:edit_choice", args=[translation.pk, place(translation, end).pk])
    assert client.post(address, {"own": own}).status_code == 302


def soup(client, user, address, **query):
    client.force_login(user)
    return BeautifulSoup(client.get(address, query).content, "html.parser")


def editor(client, user, translation, **query):
    return soup(client, user, reverse("workspace:edit", args=[translation.pk]), **query)


def line(page):
    found = page.select_one(".te-corrections")
    return " ".join(found.text.split()) if found else ""


def listed(client, user, queue):
    """{title: words of the state} of a list of the overview."""
    rows = soup(client, user, reverse("workspace:overview"), queue=queue).select("tbody tr")
    return {row.th.a.text.strip(): " ".join(row.text.split()) for row in rows}


@pytest.mark.feature("L4", "L19")
def test_another_link_is_seen_until_it_is_published(
    client, page, translation, translator, manager, capture
):
    assert listed(client, manager, "ready") == {}
    assert line(editor(client, translator, translation)) == ""
    choose(client, translator, translation, OTHER)
    assert "unpublished corrections" in listed(client, manager, "ready")[page.title]
    said = line(editor(client, translator, translation))
    assert said.startswith("1 choice of a link or picture is not public yet. Submit")
    assert "Publish the translation" in line(editor(client, manager, translation))
    client.force_login(manager)
    with capture(execute=True):
        make.press(client, reverse("workspace:edit_publish", args=[translation.pk]))
    client.logout()
    assert OTHER in client.get(make.english(page).url).content.decode()
    assert listed(client, manager, "ready") == {}
    assert line(editor(client, manager, translation)) == ""
    # And back to the original's: readers still have the other one.
    choose(client, translator, translation, "")
    assert not SegmentOverride.objects.exists()
    assert page.title in listed(client, manager, "ready")
    assert "1 choice" in line(editor(client, translator, translation))


def test_the_text_that_it_stands_in_is_shown_by_the_filter(client, translation, translator):
    choose(client, translator, translation, OTHER)
    whole = editor(client, translator, translation)
    (row,) = whole.select(".r[data-n]")
    assert row.select_one(".o").text.startswith("Вижте")
    assert "other link or picture, not public yet" in row.text
    assert "1" in whole.select_one('[data-show="published"]').text
    assert (
        len(editor(client, translator, translation, show="published").select(".r:not([hidden])"))
        == 1
    )


def test_another_picture_is_shown_at_its_texts_and_counts_once(
    client, translation, translator, admin_user
):
    choose(client, admin_user, translation, make.picture("Друга").pk, "image.image")
    shown = editor(client, translator, translation)
    found = [row.select_one(".o").text.strip() for row in shown.select(".r[data-n]")]
    assert sorted(found) == ["Площадът", "Фонтан"]
    assert line(shown).startswith("1 choice of a link or picture is not public yet.")


def test_a_choice_that_was_taken_back_is_no_correction(client, page, translation, translator):
    choose(client, translator, translation, OTHER)
    choose(client, translator, translation, "")
    assert listed(client, translator, "ready") == {}
    assert line(editor(client, translator, translation)) == ""


def test_words_and_choices_are_told_beside_each_other(client, translation, translator):
    choose(client, translator, translation, OTHER)
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    client.force_login(translator)
    answer = client.post(
        reverse("workspace:edit_save", args=[translation.pk, segment.pk]),
        {
            "do": "done",
            "value": "The square",
            "version": texts.version_of(texts.find(translation, segment)),
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json()["fresh"] == "not public yet"
    said = line(editor(client, translator, translation))
    assert said.startswith("Readers do not see 1 text as it stands here. 1 choice of")


def test_a_choice_of_the_engines_own_way_counts_too(client, page, translation, translator):
    SegmentOverride.objects.create(
        locale=translation.target_locale,
        context=place(translation, f"'{LINK}'").context,
        data_json=f'"{OTHER}"',
    )
    assert page.title in listed(client, translator, "ready")


def test_choices_that_were_made_before_the_history_began_are_taken_up(
    client, page, translation, translator, manager, capture
):
    choose(client, translator, translation, OTHER)
    client.force_login(manager)
    with capture(execute=True):
        make.press(client, reverse("workspace:edit_publish", args=[translation.pk]))
    ChoiceRevision.objects.all().delete()
    begin = importlib.import_module("translation.migrations.0002_history_of_choices").begin
    begin(apps, None)
    assert ChoiceRevision.objects.get().data_json == f'"{OTHER}"'
    assert listed(client, translator, "ready") == {}
    choose(client, translator, translation, "")
    assert page.title in listed(client, translator, "ready")


def test_a_language_that_goes_takes_its_choices_along(translation):
    slovenian = make.locale("sl")
    context = place(translation, f"'{LINK}'").context
    SegmentOverride.objects.create(locale=slovenian, context=context, data_json=f'"{OTHER}"')
    assert ChoiceRevision.objects.filter(locale=slovenian).exists()
    slovenian.delete()
    assert not ChoiceRevision.objects.exists()


# --- one rule, few queries ----------------------------------------------------------------------------------


def test_the_rule_of_the_editor_is_the_rule_of_the_lists(page, translation):
    choice = place(translation, f"'{LINK}'").context

    def agree():
        moment = make.english(page).last_published_at
        paths = chosen.changed_since(translation, moment)
        (row,) = [one for one in standings.fetch() if one.source_pk == page.pk]
        assert row.is_corrected == bool(paths)
        return row.is_corrected

    assert not agree()
    own = {"locale": translation.target_locale, "context": choice}
    override = SegmentOverride.objects.create(**own, data_json='"a"')
    assert agree()
    make.english(page).save_revision().publish()
    assert not agree()
    override.data_json = '"b"'
    override.save()
    assert agree()
    override.data_json = '"a"'
    override.save()
    assert not agree()
    override.delete()
    assert agree()
    # What is no longer in the original is nobody's business.
    OverridableSegment.objects.filter(context=choice).delete()
    assert not agree()


def test_more_choices_cost_no_more_queries(client, translation, translator, admin_user):
    def queries():
        client.force_login(translator)
        client.get(reverse("workspace:overview"), {"queue": "all"})
        client.get(reverse("workspace:edit", args=[translation.pk]))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("workspace:overview"), {"queue": "all"})
            client.get(reverse("workspace:edit", args=[translation.pk]))
        return len(found)

    choose(client, translator, translation, OTHER)
    before = queries()
    choose(client, translator, translation, OTHER, f"'{LINK}2'")
    choose(client, admin_user, translation, make.picture("Друга").pk, "image.image")
    assert queries() == before


@sqlite_only
def test_four_times_the_choices_take_at_most_four_times_the_work(client, page, translator):
    home, first = page.get_parent().specific, 100

    def add(number):
        nonlocal first
        pages = overview_helpers.many_pages(home, number, first)
        overview_helpers.begin_all(pages)
        overview_helpers.correct_all(pages, number=1)
        overview_helpers.choose_all(pages)
        first += number

    def steps():
        listed(client, translator, "all")
        with counted() as found:
            assert listed(client, translator, "all")
        return found["steps"]

    add(100)
    before = steps()
    add(300)
    assert steps() < 4 * before
