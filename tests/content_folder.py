"""A small content folder in the format of demo/FORMAT.md, for the tests of the loader to load and to break."""

import io

from PIL import Image

SITE = """\
[languages]
source = "bg"
translations = ["en"]

[municipality]
phone = "+359 84 000 000"
email = "office@kubrat.example"
latitude = 43.79658
longitude = 26.50063
organisation = "kubrat"

[municipality.bg]
name = "Община Кубрат"
short_name = "Кубрат"

[municipality.en]
name = "Municipality of Kubrat"
short_name = "Kubrat"
"""

TABLES = {
    "vocabularies.csv": """\
vocabulary,code,name_bg,name_en
area,culture,култура,culture
area,sport,спорт,
organisation_type,local-authority,местна власт,local authority
""",
    "organisations.csv": """\
code,name_original,original_language,name_bg,name_en,kind,country,latitude,longitude,parent,is_us
child,Ansvar,sv,Звено,Unit,,SE,,,amal,
kubrat,Община Кубрат,bg,Община Кубрат,Municipality of Kubrat,local-authority,BG,43.79658,26.50063,,true
amal,Åmåls kommun,sv,Община Омол,Municipality of Åmål,local-authority,SE,,,,
""",
    "statements.csv": """\
code,statement_bg,statement_en,shows_emblem
eu,Финансирано от Европейския съюз,Funded by the European Union,true
""",
    "programmes.csv": """\
code,name_bg,name_en,period_from,period_to,is_eu,statement
comenius,Коменски,Comenius,2007,2013,true,eu
""",
    "photos.csv": """\
code,file,title,photographer,licence,people_shown
lake,lake.jpg,Езеро,Anna Svensson,cc0,none
boat,boat.jpg,Лодка,Anna Svensson,cc-by-4,none
""",
    "documents.csv": """\
code,file,title,kind,language,date,licence
fiche,fiche.txt,Representation,project-fiche,sl,2012-05,cc-by-4
""",
    "menus.csv": """\
place,page,url,label_bg,label_en
main,/towns,,Градове,Towns
main,/about,,За нас,About us
footer,,https://example.org/,Друг сайт,Another site
""",
    "synonyms.csv": """\
code,language,entries
visit,bg,посещение; гостуване ;визита
eu,en,EU; European Union
""",
    "recommended.csv": """\
code,language,phrases,page,description
us,bg,контакти; за нас,/about,Кои сме.
""",
}

PAGES = {
    "page.bg.md": """\
+++
type = "home"
title = "Приятели"
lead = "Градовете ни."
+++
""",
    "page.en.md": """\
+++
title = "Friends"
lead = "Our towns."
+++
""",
    "towns/page.bg.md": """\
+++
type = "twin_city_index"
order = 1
title = "Побратими"
+++
""",
    "towns/page.en.md": """\
+++
title = "Twin towns"
+++
""",
    "towns/amal/page.bg.md": """\
+++
type = "twin_city"
title = "Омол"
slug = "omol"
lead = "Град на езеро."
lead_image = "lake"
lead_image_alt = "Езеро"
endonym = "Åmål"
endonym_language = "sv"
country = "SE"
latitude = 59.051
longitude = 12.705
cooperation_since = "2000-06"
areas = ["culture", "sport"]
how_to_take_part = '''
Пишете **на нас** или вижте [страницата](page:/about).

- първо
- второ
'''

[[traces]]
id = "park"
title = "Парк"
text = "Парк „Åmål“."
photo = "boat"
photo_alt = "Лодка"

[[traces]]
id = "street"
title = "Улица"

[[partner_texts]]
language = "sv"
text = "Vänorter sedan 2000."
+++

Първи абзац с [връзка](page:/about) и [файл](document:fiche).

## Заглавие

:::image photo=boat alt="Лодка на брега" caption="Лодката"

:::quote source="Кметът"
Добре дошли.
:::

:::table caption="Години" header=row
| Година | Събитие |
|---|---|
| 2000 | Начало |
:::

:::documents heading="Документи"
- fiche: Представяне
:::

:::lang sl
### Naslov

Dober dan.
:::

:::callout title="Важно"
Едно *важно* нещо.
:::

:::video url=https://example.org/v title="Филм"

:::album /albums/lake
""",
    "towns/amal/page.en.md": """\
+++
title = "Åmål"
lead = "A town by a lake."
lead_image_alt = "A lake"
how_to_take_part = '''
See [the page](page:/about) or write **to us**.

- first
- second
'''

[[traces]]
id = "park"
title = "Park"
text = "The park “Åmål”."
photo_alt = "A boat"

[[traces]]
id = "street"
title = "Street"
+++

First paragraph with [a file](document:fiche) and [a link](page:/about).

## Heading

:::image photo=boat alt="A boat on the shore" caption="The boat"

:::quote source="The mayor"
Welcome.
:::

:::table caption="Years" header=row
| Year | Event |
|---|---|
| 2000 | Start |
:::

:::documents heading="Documents"
- fiche: Fiche
:::

:::lang sl
### Naslov

Dober dan.
:::

:::callout title="Important"
One *important* thing.
:::

:::video url=https://example.org/v title="A film"

:::album /albums/lake
""",
    "albums/page.bg.md": """\
+++
type = "gallery_index"
title = "Албуми"
+++
""",
    "albums/page.en.md": """\
+++
title = "Albums"
+++
""",
    "albums/lake/page.bg.md": """\
+++
type = "album"
title = "Езерото"
related_records = ["/towns/amal"]
+++

Снимки от езерото.
""",
    "albums/lake/page.en.md": """\
+++
title = "The lake"
+++

Photographs of the lake.
""",
    "albums/lake/photos.csv": """\
photo,caption_bg,alt_bg,caption_en,alt_en
lake,Езерото,Вода и гора,The lake,Water and forest
boat,,Лодка,,A boat
""",
    "about/page.bg.md": """\
+++
type = "standard"
order = 2
title = "За нас"
lead = "Кои сме."
published = "2022-03-30"

[update_after_translation]
lead = "Кои сме днес."
+++

Текст.
""",
    "about/page.en.md": """\
+++
title = "About us"
lead = "Who we are."
+++

Text.
""",
    "about/contacts/page.bg.md": """\
+++
type = "standard"
title = "Контакти"
role = "contacts"
+++

Само на български.
""",
}


def jpeg(colour, size=(64, 48)):
    """Bytes of a small photograph of one colour."""
    output = io.BytesIO()
    Image.new("RGB", size, colour).save(output, "JPEG")
    return output.getvalue()


def write(folder):
    """Writes the whole folder; returns its path."""
    (folder / "site.toml").write_text(SITE, "utf-8")
    for name, text in TABLES.items():
        (folder / name).write_text(text, "utf-8")
    for name, text in PAGES.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, data in {
        "photos/lake.jpg": jpeg("blue"),
        "photos/boat.jpg": jpeg("brown"),
        "documents/fiche.txt": b"Predstavitev",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def change(folder, name, old, new):
    """Replaces text in one file; the text must be there."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text, f"{name} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def append(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + text, "utf-8")
