"""L5, L11: the memory and the glossary leave and come back as files, and hostile files stay outside."""

import io

import pytest

from tests import helpers_translation as make
from translation import memory
from translation.memory import glossary_csv, tbx, tmx
from translation.memory.glossary import ConceptData, Status, Words, checked, read, write
from translation.memory.glossary_import import take_in
from translation.memory.xml_files import Refused
from translation.models import GlossaryConcept, MemoryEntry

pytestmark = pytest.mark.django_db

TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="bg-BG"/><body>{units}</body></tmx>"""
UNIT = """<tu changedate="20240102T030405Z">
<tuv xml:lang="bg-BG"><seg>{source}</seg></tuv><tuv xml:lang="EN-GB"><seg>{target}</seg></tuv></tu>"""


@pytest.fixture
def pair():
    return make.locale("bg"), make.locale("en")


def file(text):
    return io.BytesIO(text if isinstance(text, bytes) else text.encode())


def taken(text, pair):
    return tmx.read(file(text), pair[0], [pair[1]], name="agency.tmx")


def units(*texts):
    return TMX.format(units="".join(UNIT.format(source=one, target=two) for one, two in texts))


def stored():
    return sorted(MemoryEntry.objects.values_list("source_text", "target_text"))


# --- TMX ---------------------------------------------------------------------------------------------


def test_an_agency_s_memory_is_taken_in_and_offered_below_the_site_s_own(pair):
    report = taken(units(("Нашият град", "Our town"), ("Хор", "Choir")), pair)
    assert (report.added, report.left_out) == (2, 0)
    page = make.standard_page(make.home_page(), body=("Нашият град",))
    make.fill_in(make.begin(page), text="Our city")
    found = memory.matches("Нашият град", *pair)
    assert [match.origin for match in found] == ["site", "tmx"]
    assert found[1].target == "Our town"
    assert found[1].file_name == "agency.tmx"


def test_the_same_file_again_adds_nothing(pair):
    taken(units(("Хор", "Choir")), pair)
    report = taken(units(("Хор", "Choir"), ("Хор", "Chorus")), pair)
    assert (report.added, report.known) == (1, 1)
    assert stored() == [("Хор", "Choir"), ("Хор", "Chorus")]


def test_what_is_left_out_is_named_with_its_line(pair):
    text = TMX.format(
        units='<tu><tuv xml:lang="de"><seg>Chor</seg></tuv></tu>\n'
        + UNIT.format(source="Хор", target="Choir")
    )
    report = taken(text, pair)
    assert report.added == 1
    assert [line for line, _reason in report.skipped] == [2]


def test_marks_go_out_and_come_back(pair):
    texts = [
        (
            'Вижте <a id="a1"><b>града</b></a> &amp; хора<br/>тук &lt;3',
            'See <b><a id="a1">the town</a></b> &amp; choir<br/>here &lt;3',
        ),
        ("„Учене“ – 20 %", "“Learning” – 20%"),
    ]
    for source, target in texts:
        MemoryEntry.objects.create(
            source_locale=pair[0],
            target_locale=pair[1],
            source_text=source,
            target_text=target,
            source_folded=source,
            target_folded=target,
            source_hash="0" * 32,
            length=len(source),
            origin="tmx",
            updated_at="2024-01-02T03:04:05Z",
        )
    first = "".join(tmx.write(*pair))
    assert "<bpt" in first
    assert "<ph" in first
    MemoryEntry.objects.all().delete()
    taken(first, pair)
    assert stored() == sorted(texts)
    assert "".join(tmx.write(*pair)) == first


@pytest.mark.parametrize(
    ("seg", "expected"),
    [
        ('a<bpt i="1">{1}</bpt>b<ept i="1">{1}</ept>', "ab"),
        ('a <bpt i="1" type="bold">x</bpt>b<ept i="1">y</ept>', "a <b>b</b>"),
        ('<bpt i="1">&lt;b&gt;</bpt>never closed', "never closed"),
        ("<ph>&lt;script&gt;</ph>1 &lt; 2", "1 &lt; 2"),
        (
            '<bpt i="1">&lt;b&gt;</bpt><bpt i="2">&lt;i&gt;</bpt>x<ept i="1"/><ept i="2"/>',
            "<i>x</i>",
        ),
        ('<bpt i="1">&lt;a href="javascript:x"&gt;</bpt>x<ept i="1"/>', "x"),
    ],
)
def test_marks_of_other_programs_never_break_a_text(pair, seg, expected):
    taken(units((seg, "target")), pair)
    assert stored() == [(expected, "target")]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body><tu>&a;</tu></body></tmx>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><body>&a;</body></tmx>',
        '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://localhost:1/x.dtd"> %a;]><tmx/>',
        "<tmx><body><tu>",
        "<html></html>",
        "",
        "no xml at all",
        "<tmx>" + "<x>" * 100 + "</x>" * 100 + "</tmx>",
        b"\xff\xfe\x00",
    ],
)
def test_a_hostile_or_broken_file_is_refused(pair, text):
    with pytest.raises(Refused):
        taken(text, pair)


def test_a_file_that_is_too_large_is_refused(pair, monkeypatch):
    monkeypatch.setattr("translation.memory.xml_files.LARGEST", 1000)
    with pytest.raises(Refused):
        taken(units(("Хор", "x" * 2000)), pair)


def test_a_file_of_another_encoding_is_read(pair):
    text = units(("Хор", "Choir")).replace('version="1.0"', 'version="1.0" encoding="utf-16"')
    taken(text.encode("utf-16"), pair)
    assert stored() == [("Хор", "Choir")]


# --- The glossary ------------------------------------------------------------------------------------

CONCEPTS = [
    ConceptData(
        code="amal",
        domain="градове",
        note="Побратимен град.\nШвеция.",
        words={
            "bg": Words("Омол", case_sensitive=True),
            "en": Words("Åmål", ("Amål town",), ("Amal", "Aamaal"), True, "With both rings."),
        },
    ),
    ConceptData(
        code="interreg", do_not_translate=True, words={"bg": Words("Interreg"), "en": Words()}
    ),
    ConceptData(
        code="plus",
        status=Status.SUGGESTED,
        words={"bg": Words("=1+1, „град“"), "en": Words('-town "x"')},
    ),
]


def put_in(overwrite=False, concepts=CONCEPTS):
    pairs = enumerate((checked(data) for data in concepts), start=2)
    return take_in(pairs, "bg", ["en"], overwrite=overwrite)


def outcomes(report):
    return [row.outcome for row in report.rows]


def everything():
    return [read(concept) for concept in GlossaryConcept.objects.order_by("code")]


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize("kind", ["csv", "tbx"])
def test_the_glossary_goes_out_and_comes_back_without_a_difference(kind):
    put_in()
    before = everything()
    if kind == "csv":
        text, module = glossary_csv.write(before, ["bg", "en"]), glossary_csv
    else:
        text, module = "".join(tbx.write(before, "bg")), tbx
    assert outcomes(take_in(module.read(file(text), ["bg", "en"]), "bg", ["en"])) == ["same"] * 3
    GlossaryConcept.objects.all().delete()
    assert outcomes(take_in(module.read(file(text), ["bg", "en"]), "bg", ["en"])) == ["added"] * 3
    assert everything() == before


@pytest.mark.usefixtures("pair")
def test_a_file_overwrites_nothing_unless_it_was_asked_to():
    put_in()
    changed = [
        ConceptData(
            code="amal", words={"bg": Words("Омол"), "en": Words("Amaal")}, domain="градове"
        )
    ]
    [row] = put_in(concepts=changed).rows
    assert (row.line, row.name, row.outcome) == (2, "Омол", "skipped")
    assert "Åmål" in row.reason
    assert "Amaal" in row.reason
    assert everything()[0].words["en"].term == "Åmål"
    assert outcomes(put_in(concepts=changed, overwrite=True)) == ["changed"]
    assert everything()[0].words["en"].term == "Amaal"


@pytest.mark.usefixtures("pair")
def test_a_term_without_a_code_is_known_by_its_words():
    write(checked(ConceptData(words={"bg": Words("Хор"), "en": Words("choir")})))
    same = [ConceptData(words={"bg": Words("хор"), "en": Words("choir")})]
    assert outcomes(put_in(concepts=same)) == ["skipped"]
    assert GlossaryConcept.objects.count() == 1


@pytest.mark.usefixtures("pair")
def test_what_is_wrong_in_a_table_is_said_with_its_line():
    table = "term_bg,term_en,do_not_translate\nхор,choir,maybe\n,,\nбез превод,,\n\nхор,choir,\n"
    report = take_in(glossary_csv.read(file(table), ["bg", "en"]), "bg", ["en"])
    assert [(row.line, row.outcome) for row in report.rows] == [
        (2, "skipped"),
        (4, "skipped"),
        (6, "added"),
    ]
    assert "do_not_translate" in report.rows[0].reason


@pytest.mark.usefixtures("pair")
def test_a_table_of_a_bulgarian_spreadsheet_is_read():
    table = 'term_bg;term_en;forbidden_en\r\nОмол;Åmål;"Amal; Aamal"\r\n'
    take_in(glossary_csv.read(file("\ufeff" + table), ["bg", "en"]), "bg", ["en"])
    assert everything()[0].words["en"] == Words("Åmål", (), ("Amal", "Aamal"))


@pytest.mark.parametrize(
    "table", ["term_bg,colour\nx,y\n", "", "a,b\n1,2\n", "хор;choir".encode("cp1251")]
)
def test_a_table_that_is_none_is_refused(table):
    with pytest.raises(Refused):
        list(glossary_csv.read(file(table), ["bg", "en"]))


@pytest.mark.usefixtures("pair")
def test_an_older_tbx_file_of_an_agency_is_read():
    text = """<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body>
    <termEntry id="c7"><descripGrp><descrip type="subjectField">towns</descrip></descripGrp>
    <langSet xml:lang="bg-BG"><tig><term>Омол</term></tig></langSet>
    <langSet xml:lang="en"><ntig><termGrp><term>Åmål</term></termGrp></ntig>
    <tig><term>Amal</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    </langSet></termEntry></body></text></martif>"""
    take_in(tbx.read(file(text), ["bg", "en"]), "bg", ["en"])
    [data] = everything()
    assert data.domain == "towns"
    assert data.words["en"] == Words("Åmål", (), ("Amal",))
