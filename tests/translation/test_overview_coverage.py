"""How far the translation has come: right figures, one query, a history."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import String

from home.models import Term
from tests import helpers_translation as make
from tests.translation.overview_helpers import many_pages, translator
from translation import standings, states
from translation.missing import missing_strings
from translation.models import CoverageSnapshot, SourceSize
from translation.overview import sizes, snapshots
from translation.overview.coverage import coverage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("Побратимени градове", 2, 19),
        ("<b>Побрати</b>мени<br/>градове", 2, 19),
        ('<a id="a1">Връзка</a> – към&nbsp;дома', 3, 17),
        ("20&nbsp;000 € !", 2, 10),
    ],
)
def test_words_are_counted_as_a_person_would(text, words, characters):
    assert sizes.measure(text) == (words, characters)


@pytest.mark.feature("L4")
def test_coverage_in_pages_texts_and_words(client, home, capture):
    section = make.standard_page(home, title="Раздел", body=("една две три",))
    done = make.standard_page(section, title="Готова", body=("четири пет",))
    make.translate(done, capture)
    half = make.begin(make.standard_page(section, title="Половината", body=("шест", "седем осем")))
    make.fill_in(half, except_for=("седем осем",))
    make.translate(Term.objects.create(vocabulary="area", code="c", name="култура"), capture)
    sizes.fill()
    found = coverage()[make.locale("en").pk]
    # Начало; Раздел: една две три; Готова: четири пет; Половината: шест, седем осем; култура
    assert found.total.objects == 5
    assert found.total.current == 2 and found.total.missing == 2
    assert (found.total.words, found.total.words_done) == (13, 6)
    assert (found.total.strings, found.total.strings_done) == (9, 5)
    assert found.total.percent == 46
    assert found.by_section[""].words_done == 1
    path = section.path
    assert (found.by_section[path].words, found.by_section[path].words_done) == (11, 5)
    assert found.by_section[path].by_state[states.IN_PROGRESS] == 1
    assert sum(tally.words for tally in found.by_type.values()) == 13
    client.force_login(translator())
    html = client.get(reverse("workspace:coverage")).content.decode()
    assert "6 / 13" in html and "Раздел" in html and "46 %" in html
    csv = client.get(reverse("workspace:coverage"), {"format": "csv"}).content.decode()
    assert "Раздел" in csv.split("\r\n")[3]


def test_unfinished_originals_do_not_count(home):
    make.standard_page(home, title="Публична")
    draft = make.standard_page(home, title="Чернова")
    draft.unpublish()
    sizes.fill()
    assert coverage()[make.locale("en").pk].total.objects == 2


@pytest.mark.feature("L4")
def test_a_thousand_pages_are_one_query(home):
    many_pages(home, 1000)
    standings.fetch(limit=1)  # content types are kept
    with CaptureQueriesContext(connection) as queries:
        found = coverage()
    assert len(queries) == 1
    total = found[make.locale("en").pk].total
    assert total.objects == 1001 and total.missing == 1001


def test_states_and_missing_texts_agree(home, capture):
    """The statement's rule of what is translated is the rule of the gate."""
    pages = [make.standard_page(home, title=f"Страница {number}") for number in range(3)]
    make.translate(pages[0], capture)
    make.fill_in(make.begin(pages[1]), except_for=("Втори ред.",))
    make.begin(pages[2])
    translation = make.begin(pages[1])
    text = translation.target_locale.pk
    for standing in standings.fetch():
        if standing.translation_id:
            left = missing_strings(standing.object_key, standing.locale_id).count()
            assert standing.texts_left == left
    assert text == make.locale("en").pk


def test_words_follow_the_original(home):
    page = make.standard_page(home, body=("една две",))
    size = SourceSize.objects.get(object_id=page.translation_key)
    assert (size.title, size.words) == ("За нас", 4)
    page.title = "Друго заглавие тук"
    page.save_revision()
    assert SourceSize.objects.get(object_id=page.translation_key).title == "За нас"
    page.save_revision().publish()
    size.refresh_from_db()
    assert (size.title, size.words) == ("Друго заглавие тук", 5)
    page.delete()
    assert not SourceSize.objects.filter(object_id=page.translation_key).exists()


def test_what_came_another_way_is_counted_when_it_is_needed(home):
    pages = many_pages(home, 3)
    assert not SourceSize.objects.filter(object_id=pages[0].translation_key).exists()
    make.begin(make.standard_page(home, body=("една две",)))
    assert String.objects.filter(size__isnull=True).exists()
    with CaptureQueriesContext(connection):
        sizes.fill_strings()
    assert not String.objects.filter(size__isnull=True).exists()
    with CaptureQueriesContext(connection) as queries:
        sizes.fill_strings()
    assert len(queries) == 1


# --- history ----------------------------------------------------------------------------------------------


@pytest.mark.feature("L4")
def test_every_day_is_recorded_once(home, capture):
    page = make.standard_page(home)
    call_command("record_coverage", verbosity=0)
    make.translate(page, capture)
    call_command("record_coverage", verbosity=0)
    (row,) = CoverageSnapshot.objects.all()
    assert row.day == timezone.localdate()
    assert (row.objects_total, row.current) == (2, 1)
    assert 0 < row.words_done < row.words


@pytest.mark.feature("L4")
def test_the_history_is_drawn_and_told(client, home, capture):
    make.standard_page(home)
    client.force_login(translator())
    today = timezone.localdate()
    client.get(reverse("workspace:overview"))
    assert CoverageSnapshot.objects.filter(day=today).exists()
    html = client.get(reverse("workspace:coverage")).content.decode()
    assert "<polyline" not in html
    snapshots.record(today - datetime.timedelta(days=10))
    CoverageSnapshot.objects.filter(day__lt=today).update(words=10, words_done=5)
    html = client.get(reverse("workspace:coverage")).content.decode()
    assert "<polyline" in html and 'role="img"' in html
    assert "50 %" in html and "5 / 10" in html
    # One who sees a branch only is not told of the whole.
    section = make.standard_page(home, title="Раздел")
    client.force_login(translator("branch", branch=section))
    assert "<polyline" not in client.get(reverse("workspace:coverage")).content.decode()
