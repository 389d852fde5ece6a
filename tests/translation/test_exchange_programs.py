"""What translation programs do to files, none of which may cost a word."""

import re

import pytest

from tests.translation.exchange import (
    FIRST,
    SECOND,
    ana,
    counts,
    current,
    file_of,
    page,
    set_target,
    take_over,
    translation,
    upload,
)
from translation import texts
from translation.models.texts import State

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
__all__ = ["ana", "page", "translation"]


def bom(data):
    return "\ufeff" + data


def windows(data):
    return data.replace("\n", "\r\n")


def utf_16(data):
    return data.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def without_attributes(data):
    """As OmegaT and others that write little."""
    data = re.sub(
        r' (state|resname|maxwidth|size-unit|tool-id|product-name|xml:space)="[^"]*"', "", data
    )
    return re.sub(r"<note>.*?</note>\s*", "", data, flags=re.DOTALL)


def with_segments(data):
    """As Trados and memoQ: a copy of the source in segments, and marks of segments in the target."""

    def cut(match):
        words = match.group(2)
        first, dot, rest = words.partition(" ")
        return (
            f'<seg-source><mrk mtype="seg" mid="1">{first}</mrk> <mrk mtype="seg" mid="2">{rest}</mrk></seg-source>'
            f'<target{match.group(1)}><mrk mtype="seg" mid="1">{first}</mrk>{dot}'
            f'<mrk mtype="seg" mid="2">{rest}</mrk></target>'
        )

    return re.sub(r"<target([^>]*)>(25 people came\.)</target>", cut, data)


def other_prefix(data):
    """Another prefix for the same namespace, attributes of the program's own."""
    data = data.replace(
        'xmlns="urn:oasis:names:tc:xliff:document:1.2"',
        'xmlns:x="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"',
    )
    data = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", data).replace("<x:?", "<?")
    return data.replace("<x:trans-unit ", '<x:trans-unit mq:status="Confirmed" ')


def other_order(data):
    units = re.findall(r"<trans-unit.*?</trans-unit>\s*", data, flags=re.DOTALL)
    return data.replace("".join(units), "".join(reversed(units)))


def other_original(data):
    return re.sub(r'original="[^"]*"', r'original="C:\\agency\\job 7.xlf"', data)


def british(data):
    return data.replace('target-language="en"', 'target-language="en-GB"')


def paired_codes(data):
    data = re.sub(
        r'<g id="(\d+)" ctype="bold">', r'<bpt id="\1" ctype="bold">&lt;b&gt;</bpt>', data
    )
    return data.replace("</g>", '<ept id="1">&lt;/b&gt;</ept>')


@pytest.mark.parametrize(
    "program",
    [
        bom,
        windows,
        utf_16,
        without_attributes,
        with_segments,
        other_prefix,
        other_order,
        other_original,
        british,
        paired_codes,
    ],
    ids=lambda program: program.__name__,
)
def test_programs_may_write_files_in_their_own_way(client, translation, ana, program):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    data = set_target(
        data,
        'Вижте <g id="1" ctype="bold">всички</g> снимки.',
        'See <g id="1" ctype="bold">all</g> photographs.',
    )
    report = upload(client, program(data))
    assert counts(report)["new"] == 2
    take_over(client, report, "new")
    assert current(translation).data == "25 people came."
    assert current(translation, SECOND).data == "See <b>all</b> photographs."


@pytest.mark.parametrize("state", ["", "needs-translation", "translated"])
def test_a_copy_of_the_original_is_no_translation(client, translation, ana, state):
    data = set_target(file_of(client, translation), FIRST, FIRST, state=state)
    assert set(counts(upload(client, data))) == {"copy", "empty"}


def test_a_unit_of_xliff_2_that_was_cut_is_put_together(client, translation, ana):
    data = file_of(client, translation, "xliff20")
    source = f"<source>{FIRST}</source>"
    whole = re.search(rf"<segment[^>]*>\s*{re.escape(source)}\s*</segment>", data).group()
    cut = (
        '<segment id="s1" state="translated"><source>Дойдоха</source><target>25</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment id="s2" state="translated"><source>25 души.</source><target>people came.</target></segment>'
    )
    report = upload(client, data.replace(whole, cut))
    assert counts(report)["new"] == 1
    take_over(client, report, "new")
    assert current(translation).data == "25 people came."

    half = cut.replace("<target>people came.</target>", "").replace("25</target>", "30</target>")
    assert counts(upload(client, data.replace(whole, half)))["partial"] == 1


def test_po_files_of_poedit(client, translation, ana):
    data = file_of(client, translation, "po")
    poedit = data.replace('"Project-Id-Version: Pobratim\\n"\n', '"X-Generator: Poedit 3.4\\n"\n')
    ready = poedit.replace(
        f'msgid "{FIRST}"\nmsgstr ""', f'msgid "{FIRST}"\nmsgstr "25 people came."'
    )
    ready = ready.replace(
        f'msgid "{SECOND}"\nmsgstr ""',
        f'msgid "{SECOND}"\nmsgstr "See <b>all</b>\u00a0photographs."',
    )
    fuzzy = re.sub(r'(msgctxt "[^"]*"\nmsgid "Вижте)', r"#, fuzzy\n\1", ready)
    report = upload(client, windows(bom(fuzzy)), "texts.po")
    assert counts(report)["new"] == 2
    take_over(client, report, "new")
    assert texts.state_of(current(translation)) == State.TRANSLATED
    assert texts.state_of(current(translation, SECOND)) == State.DRAFT
