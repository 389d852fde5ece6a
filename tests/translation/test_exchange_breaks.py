"""A line break inside a text is a mark in files, and one again when it comes back: never the letters of its tag."""

import pytest
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from tests.translation.exchange import counts, file_of, take_over, upload
from translation import texts

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
SOURCE, WORDS = "Град Априлци<br/>ул. <b>Първа</b> 1", "Apriltsi<br/><b>Parva</b> St 1"
MARKED = {
    "xliff12": (
        'Apriltsi<x id="1" ctype="lb"/><g id="2" ctype="bold">Parva</g> St 1',
        '<target xml:lang="en" state="needs-translation"></target>',
        '<target xml:lang="en" state="translated">%s</target>',
    ),
    "xliff20": (
        'Apriltsi<ph id="1"/><pc id="2">Parva</pc> St 1',
        "</source>\n</segment>",
        "</source>\n<target>%s</target></segment>",
    ),
    "po": (WORDS, 'Първа</b> 1"\nmsgstr ""', 'Първа</b> 1"\nmsgstr "%s"'),
}


@pytest.fixture
def translation():
    return make.begin(make.standard_page(make.home_page(), body=(SOURCE,)))


@pytest.fixture
def ana(client, translation):
    client.force_login(make.person("ana", parts=[("translator", "en")]))


def segment(translation):
    return StringSegment.objects.get(source=translation.source, string__data=SOURCE)


def ending(format_name):
    return "texts.po" if format_name == "po" else "texts.xlf"


@pytest.mark.parametrize("format_name", ["xliff12", "xliff20"])
def test_a_break_goes_out_as_a_mark(client, translation, ana, format_name):
    data = file_of(client, translation, format_name)
    assert "&lt;br/&gt;" not in data
    assert 'ctype="lb"' in data or 'subType="xlf:lb"' in data


@pytest.mark.parametrize("format_name", ["xliff12", "xliff20", "po"])
def test_a_break_comes_back_as_a_break(client, translation, ana, format_name):
    words, empty, filled = MARKED[format_name]
    data = file_of(client, translation, format_name)
    here = data.index(empty, data.index("Априлци"))
    data = data[:here] + data[here:].replace(empty, filled % words, 1)
    report = upload(client, data, ending(format_name))
    assert counts(report)["new"] == 1
    take_over(client, report, "new")
    assert texts.find(translation, segment(translation)).data == WORDS
    again = upload(client, file_of(client, translation, format_name), ending(format_name))
    assert counts(again)["same"] == 1


def test_a_file_of_before_with_the_letters_of_the_tag_is_read(client, translation, ana):
    data = file_of(client, translation, "xliff12")
    data = data.replace('<x id="1" ctype="lb"/>', "&lt;br/&gt;").replace('<g id="2"', '<g id="1"')
    words = 'Apriltsi&lt;br/&gt;<g id="1" ctype="bold">Parva</g> St 1'
    _marked, empty, filled = MARKED["xliff12"]
    here = data.index(empty, data.index("Априлци"))
    data = data[:here] + data[here:].replace(empty, filled % words, 1)
    report = upload(client, data)
    assert counts(report)["new"] == 1
    take_over(client, report, "new")
    assert texts.find(translation, segment(translation)).data == WORDS
