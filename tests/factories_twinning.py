"""Small records for the tests of towns, exchanges, agreements and memberships."""

import datetime
import io
import itertools

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import Municipality, MunicipalitySettings, Organisation
from media.models import AlbumPage, AlbumPhoto, AlbumRecord, DocumentFile, GalleryIndexPage, Image
from news.models import NewsIndexPage, NewsPage, NewsRecord
from projects.models import Contribution, ProjectIndexPage, ProjectPage, ProjectRecord
from tests.public_pages import add, locale, snippet, stand_in, start, term, translate
from twinning.models import (
    AgreementIndexPage,
    AgreementPage,
    AgreementParty,
    ExchangeIndexPage,
    ExchangePage,
    ExchangeTown,
    MembershipIndexPage,
    MembershipPage,
    TwinCityIndexPage,
    TwinCityPage,
)

SECTIONS = {
    "towns": (TwinCityIndexPage, "Побратими", "Twin towns"),
    "exchanges": (ExchangeIndexPage, "Обмени", "Exchanges"),
    "agreements": (AgreementIndexPage, "Договори", "Agreements"),
    "memberships": (MembershipIndexPage, "Членства", "Memberships"),
    "projects": (ProjectIndexPage, "Проекти", "Projects"),
    "news": (NewsIndexPage, "Новини", "News"),
    "albums": (GalleryIndexPage, "Албуми", "Albums"),
}
_numbers = itertools.count(1)


def picture(title="Снимка", size=(60, 40)):
    """An Image with a file of its own."""
    number = next(_numbers)
    output = io.BytesIO()
    Pillow.new("RGB", size, (number * 37 % 256, 90, 120)).save(output, "JPEG")
    file = ImageFile(io.BytesIO(output.getvalue()), name=f"twinning-{number}.jpg")
    return Image.objects.create(
        title=title, photographer="Иван Иванов", licence="cc-by-4", file=file
    )


def document(title="Протокол", language="bg"):
    file = ContentFile(b"%PDF-1.7", name=f"{next(_numbers)}.pdf")
    return DocumentFile.objects.create(title=title, language=language, file=file)


def days(number):
    """The date so many days from today, as ISO text."""
    return (datetime.date.today() + datetime.timedelta(days=number)).isoformat()


def translated_rows(page, words):
    """Puts other words into the child rows of a translation: {relation: [{field: text}]}."""
    for relation, rows in words.items():
        for child, texts in zip(getattr(page, relation).all(), rows, strict=True):
            for name, text in texts.items():
                setattr(child, name, text)
            child.save()


class World:
    """A site in two languages with its sections; the methods add records to both languages.

    `en` is the English title; None leaves a record untranslated, to be seen by its stand-in.
    """

    def __init__(self):
        self.home = start()
        self._pictures = []
        self._sections = {}
        facts = MunicipalitySettings.for_site(Site.objects.get())
        facts.municipality = snippet(
            Municipality,
            {"name": "Municipality of Kubrat", "short_name": "Kubrat"},
            name="Община Кубрат",
            short_name="Кубрат",
        )
        facts.email = "international@kubrat.example"
        facts.latitude, facts.longitude = "43.79658", "26.50063"
        facts.save()

    def section(self, name):
        """The Bulgarian page of a section, at /bg/<name>/ and /en/<name>/; made when first asked for."""
        if name not in self._sections:
            model, bg, en = SECTIONS[name]
            with disable_reference_index_auto_update():
                self._sections[name] = add(self.home["bg"], model(title=bg, slug=name))
                translate(self._sections[name], title=en, slug=name)
        return self._sections[name]

    def add(self, section, page, en="", children=()):
        """The source row of the record, with its other row made."""
        page.slug = page.slug or f"{section}-{next(_numbers)}"
        for rows in dict(children).values():
            for row in rows:
                if hasattr(row, "locale_id") and row.locale_id is None:
                    row.locale = locale("bg")
        parent = self.section(section)
        # Where records are used is no matter of these tests, and takes half of the time.
        with disable_reference_index_auto_update():
            page = add(parent, page, children)
            if en is None:
                stand_in(page)
            else:
                translate(page, title=en or f"{page.title} in English")
        return page

    def english(self, page):
        return type(page).objects.get(translation_key=page.translation_key, locale=locale("en"))

    def picture(self):
        """One of four pictures: making their files takes time."""
        if len(self._pictures) < 4:
            self._pictures.append(picture())
            return self._pictures[-1]
        return self._pictures[next(_numbers) % 4]

    def term(self, vocabulary, bg, en=""):
        return term(vocabulary, f"term-{next(_numbers)}", bg, en)

    def organisation(self, bg, en="", **facts):
        facts = {"name_original": bg, "original_language": "bg"} | facts
        return snippet(Organisation, {"name": en} if en else None, name=bg, **facts)

    def town(self, title="Омол", en="", children=(), areas=(), **facts):
        facts = {
            "endonym": "Åmål",
            "endonym_language": "sv",
            "country": "SE",
            "latitude": "59.051",
            "longitude": "12.705",
            "cooperation_since": "2000",
        } | facts
        page = TwinCityPage(title=title, **facts)
        page.areas.set(areas)
        return self.add("towns", page, en, children)

    def exchange(self, title="Взаимни посещения", towns=(), en="", children=(), **facts):
        links = {"towns": [ExchangeTown(town=town) for town in towns]} | dict(children)
        page = ExchangePage(title=title, **({"start": "2010"} | facts))
        return self.add("exchanges", page, en, links)

    def agreement(self, title="Договор", parties=(), en="", children=(), **facts):
        rows = [
            AgreementParty(town=party)
            if isinstance(party, TwinCityPage)
            else AgreementParty(organisation=party)
            for party in parties
        ]
        page = AgreementPage(title=title, **({"kind": "twinning"} | facts))
        return self.add("agreements", page, en, {"parties": rows} | dict(children))

    def membership(self, organisation, title="Алианс", en="", children=(), **facts):
        page = MembershipPage(title=title, organisation=organisation, **facts)
        return self.add("memberships", page, en, children)

    def project(self, title="Проект", about=(), eu=None, en="", **facts):
        rows = {"related_records": [ProjectRecord(record=record) for record in about]}
        if eu is not None:
            rows["contributions"] = [Contribution(kind="eu", amount=eu, currency="EUR")]
        return self.add("projects", ProjectPage(title=title, **facts), en, rows)

    def news(self, title="Новина", about=(), en="", date="2026-11-01"):
        rows = {"related_records": [NewsRecord(record=record) for record in about]}
        return self.add("news", NewsPage(title=title, date=date), en, rows)

    def album(self, title="Албум", about=(), photos=3, en="", **facts):
        rows = {
            "related_records": [AlbumRecord(record=record) for record in about],
            "photos": [
                AlbumPhoto(image=self.picture(), alt=f"Снимка {number}", sort_order=number)
                for number in range(photos)
            ],
        }
        return self.add("albums", AlbumPage(title=title, **facts), en, rows)
