"""The old translation of a changed text goes out with it: the one the editor offers, never taken for a new one."""

import re
from xml.etree import ElementTree

import pytest
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from tests.translation.exchange import (
    FIRST,
    SECOND,
    ana,
    counts,
    download,
    file_of,
    page,
    schema,
    segment,
    set_target,
    take_over,
    translation,
    upload,
)
from translation import texts
from translation.models.texts import State

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
__all__ = ["ana", "page", "translation"]


@pytest.fixture
def republish(translation, django_capture_on_commit_callbacks):
    """republish(texts of the paragraphs): the original, published with other words."""

    def done(*body):
        with django_capture_on_commit_callbacks(execute=True):
            make.republish(translation, *body)

    return done


def write(translation, source, words, state=State.TRANSLATED):
    texts.save(translation, texts.Entry(segment(translation, source), words, state), user=None)


# --- which one ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_name", ["xliff12", "xliff20", "po"])
def test_the_last_finished_wording_goes_out_not_a_later_draft(
    client, translation, ana, republish, format_name
):
    write(translation, FIRST, "25 people came.")
    write(translation, FIRST, "25 peo", State.DRAFT)
    republish("Дойдоха 30 души.", SECOND)
    # And changed once more, with a draft only.
    write(translation, "Дойдоха 30 души.", "30 peo", State.DRAFT)
    republish("Дойдоха 40 души.", SECOND)
    data = file_of(client, translation, format_name)
    assert "25 people came." in data
    assert FIRST in data
    assert "25 peo<" not in data and "30 peo" not in data and "Дойдоха 30" not in data


def test_a_draft_goes_out_where_nothing_was_finished(client, translation, ana, republish):
    write(translation, FIRST, "25 peo", State.DRAFT)
    republish("Дойдоха 30 души.", SECOND)
    assert ">25 peo</target>" in file_of(client, translation)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("25 people came.", "same"), ("25 peo", "same"), ("30 people came.", "new")],
)
def test_an_old_translation_that_comes_back_as_a_draft_is_not_taken_for_work(
    client, translation, ana, republish, words, kind
):
    write(translation, FIRST, "25 people came.")
    write(translation, FIRST, "25 peo", State.DRAFT)
    republish("Дойдоха 30 души.", SECOND)
    data = file_of(client, translation)
    filled = set_target(data, "Дойдоха 30 души.", words, state="needs-adaptation")
    assert counts(upload(client, filled)).get(kind) == 1


# --- as a candidate of XLIFF 2.0 --------------------------------------------------------------------------

X = "{urn:oasis:names:tc:xliff:document:2.0}"
M = "{urn:oasis:names:tc:xliff:matches:2.0}"
NOW = "Вижте <i>само</i> <b>старите</b> снимки<br/>и филма."


@pytest.fixture
def marked(client, translation, ana, republish):
    """A file of XLIFF 2.0 with a changed text; its old one has marks that the new one has, and others."""
    write(translation, SECOND, "See <i>all</i> the <b>photos</b>,<br/><b>now</b>.")
    republish(FIRST, NOW)
    return download(client, f"translation={translation.pk}", "xliff20")


def matches_of(data):
    root = ElementTree.fromstring(data)
    return [(unit, match) for unit in root.iter(f"{X}unit") for match in unit.iter(f"{M}match")]


def ids_of(element):
    return [child.get("id") for child in element.iter() if child.get("id")]


def test_the_old_translation_is_a_candidate_for_the_segment(marked):
    ((unit, match),) = matches_of(marked)
    segment = unit.find(f"{X}segment")
    assert match.get("ref") == f"#{segment.get('id')}"
    assert 0 < int(match.get("similarity")) < 100
    assert match.get("type") == "tm"
    assert "".join(match.find(f"{X}source").itertext()) == "Вижте всички снимки."
    assert "".join(match.find(f"{X}target").itertext()) == "See all the photos,now."
    # Modules stand before everything else, and the note of former files is gone.
    assert unit[0].tag == f"{M}matches"
    assert b"previous-target" not in marked


def test_marks_of_a_candidate_have_the_numbers_that_they_have_in_the_segment(marked):
    ((unit, match),) = matches_of(marked)
    source = unit.find(f"{X}segment/{X}source")
    kinds = {child.get("id"): child.get("subType") for child in source}
    assert kinds == {"1": "xlf:i", "2": "xlf:b", "3": "xlf:lb"}
    assert ids_of(match.find(f"{X}source")) == ["2"]
    target = match.find(f"{X}target")
    # The second bold mark is nowhere else: a number of its own.
    assert ids_of(target) == ["1", "2", "3", "4"]
    assert {child.get("id"): child.get("subType") for child in target} == kinds | {"4": "xlf:b"}


def test_a_file_with_candidates_keeps_to_the_official_schema(marked):
    from lxml import etree

    official = schema("xliff-core-2.0.xsd")
    official.assertValid(etree.fromstring(marked))
    # The marks inside a candidate are held to it as well.
    start, end = marked.split(b"</mtc:match>")
    wrong = start.replace(b'<pc id="4"', b"<pc") + b"</mtc:match>" + end
    assert not official.validate(etree.fromstring(wrong))


@pytest.mark.parametrize("format_name", ["xliff12", "xliff20"])
def test_what_is_offered_is_not_read_as_a_translation(client, translation, marked, format_name):
    data = download(client, f"translation={translation.pk}", format_name)
    assert b"See <" in data
    assert set(counts(upload(client, data))) == {"empty"}


def test_a_translation_beside_a_candidate_is_read(client, translation, marked):
    data = marked.decode()
    end = data.rindex("</source>\n</segment>") + len("</source>\n")
    target = (
        '<target>Only <pc id="2">old</pc> <pc id="1">photos</pc><ph id="3"/>and the film.</target>'
    )
    data = data[:end] + target + data[end:]
    data = re.sub(r'state="initial"(?=>\s*<source>Вижте)', 'state="translated"', data)
    report = upload(client, data)
    assert counts(report)["new"] == 1
    take_over(client, report, "new")
    segment = StringSegment.objects.get(source=translation.source, string__data=NOW)
    saved = texts.find(translation, segment)
    assert saved.data == "Only <b>old</b> <i>photos</i><br/>and the film."


def test_a_file_of_ours_with_the_old_translation_in_a_note_is_read(client, translation, marked):
    notes = (
        '<notes>\n<note category="previous-source">Вижте &lt;b&gt;всички&lt;/b&gt; снимки.</note>\n'
        '<note category="previous-target">See &lt;b&gt;all&lt;/b&gt; the photos.</note>\n</notes>\n'
    )
    former = re.sub(
        r"<mtc:matches>.*?</mtc:matches>\n(<notes>.*?</notes>\n)?",
        notes,
        marked.decode(),
        flags=re.DOTALL,
    )
    former = former.replace(' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"', "")
    assert "previous-target" in former and "mtc:" not in former
    assert counts(upload(client, former)) == counts(upload(client, marked))
