"""Every mistake in a content folder is said with file, line and field, all at once."""

import re

import pytest
from django.conf import settings
from django.utils import translation

from media.models import AlbumPhoto
from pobratim.content.folder import read_content
from pobratim.content.mistakes import ContentError
from pobratim.content.page_types import page_types
from pobratim.content.reading import field_names, relations_of, single_field
from tests import content_folder
from tests.content_folder import append, change

pytestmark = pytest.mark.django_db

CODE, LIST = re.compile(r"`([a-z_0-9]+)`"), re.compile(r"\[\[([a-z_]+)\]\]")
BG, EN = "pages/towns/amal/page.bg.md", "pages/towns/amal/page.en.md"


@pytest.fixture
def folder(tmp_path):
    return content_folder.write(tmp_path)


def mistakes(folder):
    try:
        read_content(folder)
    except ContentError as error:
        return [(mistake.file, mistake.line, mistake.field) for mistake in error.mistakes]
    return []


def test_the_example_itself_has_no_mistake(folder):
    assert mistakes(folder) == []


# (file, text, what stands there instead, [(line, field)] of the mistakes in the same file)
TABLES = [
    ("vocabularies.csv", "name_bg", "name_de", [(1, "name_de"), (2, "name_bg"), (2, "name_en"), (3, "name_bg"), (4, "name_bg"), (4, "name_en")]),
    ("vocabularies.csv", "area,sport", "areas,sport", [(3, "vocabulary")]),
    ("vocabularies.csv", "area,sport", "area,culture", [(3, "code")]),
    ("vocabularies.csv", ",sport,", ",Спорт,", [(3, "code")]),
    ("vocabularies.csv", "култура,culture", "култура,култура", [(2, "name_en")]),
    ("organisations.csv", ",SE,,,amal", ",ZZ,,,amal", [(2, "country")]),
    ("organisations.csv", "amal,\nkubrat", "nobody,\nkubrat", [(2, "parent")]),
    ("organisations.csv", "SE,,,,", "SE,,,child,", [(2, "parent"), (4, "parent")]),
    ("organisations.csv", "local-authority,BG", "town,BG", [(3, "kind")]),
    ("organisations.csv", "43.79658,26.50063", "43.79658,", [(3, "longitude")]),
    ("organisations.csv", "43.79658,", "север,", [(3, "latitude")]),
    ("organisations.csv", ",true", ",да", [(3, "is_us")]),
    ("organisations.csv", "SE,,,,\n", "SE,,,,true\n", [(3, "is_us"), (4, "is_us")]),
    ("organisations.csv", "Звено,Unit", ",Unit", [(2, "name_bg"), (2, "name_en")]),
    ("organisations.csv", "child,Ansvar", 'child,"Ansvar', [(2, "")]),
    ("programmes.csv", "2013,true,eu", "2013,true,usa", [(2, "statement")]),
    ("programmes.csv", "2007", "2007 г.", [(2, "period_from")]),
    ("programmes.csv", "2007,2013", "2013,2007", [(2, "period_to")]),
    ("statements.csv", "eu,", "e u,", [(2, "code")]),
    ("photos.csv", "lake.jpg", "sea.jpg", [(2, "file")]),
    ("photos.csv", "lake.jpg", "../site.toml", [(2, "file")]),
    ("photos.csv", "cc0", "free", [(2, "licence")]),
    ("documents.csv", "2012-05", "05.2012", [(2, "date")]),
    ("documents.csv", "sl,", "slovenian,", [(2, "language")]),
    ("menus.csv", "main,/about", "top,/about", [(3, "place")]),
    ("menus.csv", "main,/about", "main,/abuot", [(3, "page")]),
    ("menus.csv", "main,/about,", "main,/about,https://example.org/", [(3, "page")]),
    ("menus.csv", "За нас,About us", "За нас,", [(3, "items")]),
    ("synonyms.csv", "visit,bg", "visit,xx", [(2, "language")]),
    ("synonyms.csv", "EU; European Union", "EU", [(3, "entries")]),
    ("synonyms.csv", "гостуване ;визита", "посещения", [(2, "entries")]),
    ("recommended.csv", "/about", "/abuot", [(2, "page")]),
    ("recommended.csv", "us,bg", "u s,bg", [(2, "code")]),
]  # fmt: skip
SITE = [
    ("site.toml", 'source = "bg"', 'source = "en"', [(2, "languages.source")]),
    ("site.toml", '["en"]', '["xx"]', [(3, "languages.translations")]),
    ("site.toml", "latitude", "width", [(8, "width"), (9, "longitude")]),
    ("site.toml", "office@kubrat.example", "office", [(7, "email")]),
    ("site.toml", '"kubrat"', '"amal"', []),
    ("site.toml", '"kubrat"', '"nobody"', [(10, "organisation")]),
    ("site.toml", 'short_name = "Kubrat"\n', "", [(16, "short_name")]),
    ("site.toml", 'short_name = "Кубрат"\n', "", [(12, "short_name"), (17, "short_name")]),
    ("site.toml", 'name = "Municipality of Kubrat"', "name = Kubrat", [(17, "")]),
]
PAGE_KEYS = [
    (BG, 'type = "twin_city"', 'type = "town"', [(2, "type")]),
    (BG, 'type = "twin_city"', 'type = "exchange"', None),
    (BG, 'title = "Омол"', "", [(1, "title")]),
    (BG, 'slug = "omol"', 'slug = "Омол"', [(4, "slug")]),
    (BG, 'lead_image = "lake"', 'lead_image = "sea"', [(6, "lead_image")]),
    (BG, 'endonym = "Åmål"', "", [(1, "endonym")]),
    (BG, '"sv"', '"swedish"', [(9, "endonym_language")]),
    (BG, "latitude = 59.051", "latitude = 590.051", [(11, "latitude")]),
    (BG, "latitude = 59.051", "", [(12, "longitude")]),
    (BG, '"2000-06"', '"2000-13"', [(13, "cooperation_since")]),
    (BG, '"2000-06"', "2000", [(13, "cooperation_since")]),
    (BG, '"2000-06"', '"2100-06"', [(13, "cooperation_since")]),
    (BG, 'country = "SE"', 'country = "SE"\ntown_holiday = "31.02"', [(11, "town_holiday")]),
    (BG, '["culture", "sport"]', '["culture", "music"]', [(14, "areas")]),
    (BG, '["culture", "sport"]', "true", [(14, "areas")]),
    (BG, 'country = "SE"', 'country = "SE"\nmayor = "N. N."', [(11, "mayor")]),
    (BG, 'country = "SE"', 'country = "SE"\ncountry = "BG"', [(11, "")]),
    (BG, 'country = "SE"', 'country = "SE', [(10, "")]),
    (BG, 'country = "SE"', 'country = "SE"\npublished = "2999-01-01"', [(11, "published")]),
    (BG, 'country = "SE"', 'country = "SE"\nstatus = "friendly"', [(11, "status")]),
    (BG, "page:/about", "page:/abuot", [(16, "how_to_take_part")]),
    (BG, "- второ", "## второ", [(19, "how_to_take_part")]),
    (BG, 'id = "street"', 'id = "park"', [(30, "traces.id")]),
    (BG, 'id = "street"\n', "", [(29, "traces.id")]),
    (BG, 'photo = "boat"', 'photo = "ship"', [(26, "traces.photo")]),
    (BG, "[[partner_texts]]", "[[partner_text]]", [(33, "partner_text")]),
    (BG, "[[traces]]", "[traces]", [(29, "")]),
    (BG, "+++\n\nПърви", "\nПърви", None),
    (BG, "+++\ntype", "type", [(1, "")]),
    ("pages/about/contacts/page.bg.md", '"contacts"', "1", [(4, "role")]),
]
BODY = [
    ("Първи абзац", "# Първи абзац", None),
    ("## Заглавие", "### Заглавие", [(40, "body")]),
    ("## Заглавие", "#### Заглавие", None),
    ("document:fiche", "document:list", [(38, "body")]),
    ("връзка](page:/about", "връзка](/about", [(38, "body")]),
    ("връзка](page:/about", "връзка](javascript:alert(1)", [(38, "body")]),
    ("връзка](page:/about", "връзка](page:/about us", [(38, "body")]),
    ("Първи абзац", "Първи <b>абзац</b>", [(38, "body")]),
    ("Първи абзац", "> Първи абзац", None),
    (':::image photo=boat alt="Лодка на брега"', ":::image photo=boat", None),
    (":::image photo=boat", ":::image photo=ship", [(42, "body")]),
    (":::image photo=boat", ":::image foto=boat", None),
    (":::image", ":::picture", None),
    ("Добре дошли.", "Добре дошли.\n\nИ пак.", [(44, "body")]),
    ("Добре дошли.", "**Добре** дошли.", [(45, "body")]),
    ("| 2000 | Начало |", "| 2000 |", None),
    ("| 2000 | Начало |", "| 2000 | **Начало** |", [(51, "body")]),
    ("header=row", "header=first", None),
    ("- fiche: Представяне", "- Представяне", None),
    ("- fiche: Представяне", "- list: Представяне", None),
    ("Dober dan.\n:::", "Dober dan.", None),
    ("/albums/lake", "/about", None),
    ("/albums/lake", "/albums/sea", None),
    ("https://example.org/v", "example", [(68, "body")]),
]
ENGLISH = [
    (EN, 'title = "Åmål"', "", [(1, "title")]),
    (EN, 'lead = "A town by a lake."', "", [(1, "lead")]),
    (EN, 'title = "Åmål"', 'title = "Åmål"\ncountry = "SE"', [(3, "country")]),
    (EN, 'title = "Åmål"', 'title = "Åmål"\ntype = "twin_city"', [(3, "type")]),
    (EN, 'title = "Åmål"', 'title = "Åmål"\nseo_title = "X"', [(3, "seo_title")]),
    (EN, 'title = "Åmål"', 'title = "Омол"', [(2, "title")]),
    (EN, 'id = "street"', 'id = "stret"', [(12, "traces"), (19, "traces.id")]),
    (EN, 'title = "Street"', "", [(18, "traces.title")]),
    (EN, 'title = "Street"', 'title = "Street"\nphoto = "boat"', [(21, "traces.photo")]),
    (EN, "- second\n", "", [(8, "how_to_take_part")]),
    (EN, "write **to us**", "write [to us](page:/towns)", [(6, "how_to_take_part")]),
    (EN, "and [a link](page:/about)", "", [(23, "body")]),
    (EN, "## Heading\n", "", [(26, "body")]),
    (EN, "## Heading", "### Heading", None),
    (EN, "photo=boat", "photo=lake", [(27, "body.photo")]),
    (EN, ' caption="The boat"', "", [(27, "body.caption")]),
    (EN, ' source="The mayor"', "", [(29, "body.source")]),
    (EN, "| 2000 | Start |", "| 2000 | |", [(36, "body")]),
    (EN, "| 2000 | Start |\n", "", [(33, "body")]),
    (EN, "- fiche: Fiche", "- fiche", [(40, "body")]),
    (EN, "Dober dan.", "Good day.", [(43, "body")]),
    (EN, ":::lang sl", ":::lang de", [(43, "body.language")]),
    (EN, "\n:::album /albums/lake\n", "", [(53, "body")]),
    (EN, "/albums/lake\n", "/albums/lake\n\nOne more paragraph.\n", [(57, "body")]),
    (EN, "First paragraph with", "With\n\nfirst paragraph with", [(23, "body"), (25, "body")]),
]  # fmt: skip
ALBUM = [
    ("pages/albums/lake/photos.csv", "boat,,", "ship,,", [(3, "photo")]),
    ("pages/albums/lake/photos.csv", "boat,,", "lake,,", [(3, "photo")]),
    ("pages/albums/lake/photos.csv", "Лодка,,", ",,", [(3, "alt_bg"), (3, "alt_en")]),
    ("pages/albums/lake/photos.csv", ",A boat", ",", [(3, "photos")]),
    ("pages/albums/lake/page.bg.md", "Снимки", "## Снимки", None),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"), TABLES + SITE + PAGE_KEYS + ENGLISH + ALBUM
)
def test_mistake(folder, file, old, new, expected):
    check(folder, file, old, new, expected)


@pytest.mark.parametrize(("old", "new", "expected"), BODY)
def test_mistake_in_a_body(folder, old, new, expected):
    check(folder, BG, old, new, expected)


def check(folder, file, old, new, expected):
    """With None it is enough that something in that file is said to be wrong."""
    change(folder, file, old, new)
    found = [(line, field) for name, line, field in mistakes(folder) if name == file]
    if expected is None:
        assert found
    else:
        assert found == expected


def test_missing_and_needless_files(folder):
    (folder / "pages" / "about" / "page.bg.md").unlink()
    append(folder, "pages/albums/page.de.md", "+++\n+++\n")
    append(folder, "pages/towns/photos.csv", "photo\n")
    append(folder, "pages/towns/Омол/page.bg.md", "+++\n+++\n")
    found = mistakes(folder)
    for expected in (
        ("pages/about/page.bg.md", 1, ""),
        ("pages/albums/page.de.md", 1, ""),
        ("pages/towns/photos.csv", 1, ""),
        ("pages/towns/Омол", 1, ""),
    ):
        assert expected in found


def test_two_pages_at_one_address(folder):
    change(folder, BG, 'slug = "omol"', 'slug = "edno"')
    page = '+++\ntype = "twin_city"\ntitle = "Едно"\nendonym = "E"\nendonym_language = "sv"\ncountry = "SE"\n+++\n'
    append(folder, "pages/towns/other/page.bg.md", page)
    assert mistakes(folder) == [("pages/towns/other/page.bg.md", 1, "slug")]


def test_rows_that_cannot_be_true(folder):
    append(
        folder, "pages/visits/page.bg.md", '+++\ntype = "exchange_index"\ntitle = "Обмени"\n+++\n'
    )
    visit = """\
+++
type = "exchange"
title = "Гости"
start = "2026-07"
end = "2026-07"

[[programme]]
id = "visit"
day = "2026-08-05"
text = "Среща"
+++
"""
    append(folder, "pages/visits/guests/page.bg.md", visit)
    append(folder, "pages/work/page.bg.md", '+++\ntype = "project_index"\ntitle = "Проекти"\n+++\n')
    project = """\
+++
type = "project"
title = "Заедно"
our_role = "lead"

[[activities]]
id = "course"
title = "Курс"
start = "2026-06"
end = "2026-05"

[[places]]
id = "town"
name = "Атина"
country = "GR"
nuts = "GR30"
+++
"""
    append(folder, "pages/work/together/page.bg.md", project)
    assert mistakes(folder) == [
        ("pages/visits/guests/page.bg.md", 9, "programme.day"),
        ("pages/work/together/page.bg.md", 10, "activities.end"),
        ("pages/work/together/page.bg.md", 16, "places.nuts"),
    ]


def test_a_table_under_a_wrong_name(folder):
    (folder / "menus.csv").rename(folder / "menu.csv")
    assert mistakes(folder) == [("menu.csv", 1, "")]


def test_file_in_another_encoding(folder):
    (folder / "menus.csv").write_bytes("place,label_bg\nmain,Градове\n".encode("cp1251"))
    assert mistakes(folder) == [("menus.csv", 2, "")]


def test_album_with_english_words_needs_an_english_page(folder):
    (folder / "pages" / "albums" / "lake" / "page.en.md").unlink()
    assert ("pages/albums/lake/photos.csv", 2, "alt_en") in mistakes(folder)


def test_the_demonstration_has_no_mistake():
    read_content(settings.BASE_DIR / "demo")


@pytest.mark.parametrize("name", ["FORMAT.md", "FORMAT.bg.md"])
def test_the_documentation_names_every_field(name):
    text = (settings.BASE_DIR / "demo" / name).read_text("utf-8")
    everywhere, kinds = text.split("\n## 7.")
    common = set(CODE.findall(everywhere))
    for kind, model in page_types().items():
        start = kinds.index(f"**`{kind}`**")
        section = kinds[start:].split("\n\n")[0]
        said = {*CODE.findall(section), *LIST.findall(section)} | common
        lists = relations_of(model)
        assert {*field_names(model), *lists} - {"body", "photos"} <= said, kind
        for related in lists.values():
            # What only points at something is written without the name of its field.
            if not single_field(related) and related is not AlbumPhoto:
                assert set(field_names(related)) <= said, (kind, related.__name__)


def test_the_messages_are_in_the_reader_s_language(folder):
    change(folder, BG, 'lead_image = "lake"', 'lead_image = "sea"')
    said = {}
    for language in ("bg", "en"):
        with translation.override(language), pytest.raises(ContentError) as caught:
            read_content(folder)
        said[language] = str(caught.value)
    assert said["en"] == f"{BG}:6: lead_image: “sea” is not in photos.csv."
    assert said["bg"].startswith(f"{BG}:6: lead_image: ")
