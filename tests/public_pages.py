"""A small site of two languages for the tests of projects, news, events and search."""

import functools

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from home.models import HomePage, Term
from projects.models import FundingStatement, Programme

WORDS = {
    "statement": "Този проект получи финансиране от Европейския съюз.",
    "disclaimer": "Отговорността е изцяло на автора.",
}
ENGLISH = {
    "statement": "This project has received funding from the European Union.",
    "disclaimer": "Sole responsibility lies with the author.",
}


@functools.cache
def languages():
    return "bg", "en"


def locale(code):
    return Locale.objects.get_or_create(language_code=code)[0]


def start():
    """The two home pages under a fresh root, served by the only site: {language: HomePage}."""
    root = Page.objects.get(depth=1)
    Site.objects.all().delete()
    for old in Page.objects.filter(depth=2):
        old.delete()
    root = Page.objects.get(depth=1)
    bg, en = (locale(code) for code in languages())
    home = root.add_child(instance=HomePage(title="Начало", slug="home-test", locale=bg))
    english = translate(home, en, title="Home", slug="home-test-en")
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    cache.clear()
    return {"bg": home, "en": english}


def add(parent, page, children=()):
    """Publishes `page` under `parent`, with its child rows given as {relation: [rows]}."""
    page.locale = parent.locale
    for relation, rows in dict(children).items():
        getattr(page, relation).set(rows)
    parent = Page.objects.get(pk=parent.pk)
    return parent.add_child(instance=page)


def translate(page, target=None, **words):
    """A translation of `page` with other `words`, live."""
    copy = page.copy_for_translation(target or locale("en"), copy_parents=False)
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save()
    return _live(copy)


def _live(copy):
    """Past the gate that asks for every word: these tests write only the words that they look at."""
    type(copy).objects.filter(pk=copy.pk).update(live=True)
    copy.refresh_from_db()
    return copy


def stand_in(page, target=None):
    """The alias that stands in the other language until the page is translated."""
    return page.copy_for_translation(target or locale("en"), alias=True)


def snippet(model, english=None, **fields):
    """A record in Bulgarian and, with words in `english`, its translation; gives the Bulgarian one."""
    row = model.objects.create(locale=locale("bg"), **fields)
    if english:
        copy = row.copy_for_translation(locale("en"))
        for name, value in english.items():
            setattr(copy, name, value)
        copy.save()
        _live(copy)
    return row


def term(vocabulary, code, bg, en=""):
    return snippet(Term, {"name": en} if en else None, vocabulary=vocabulary, code=code, name=bg)


def programme(code="pilot", **fields):
    statement = snippet(FundingStatement, ENGLISH, code=code, **WORDS)
    values = {"name": "Пилотен проект", "period_from": 2007, "period_to": 2013} | fields
    return snippet(Programme, {"name": "Pilot project"}, code=code, statement=statement, **values)


def queries(client, path):
    """Number of queries of a second reader of the address."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.fixture
def homes(db):
    return start()


def titles(client, query, language="bg"):
    """The titles of the results that a reader's search shows, in their order."""
    response = client.get(f"/{language}/search/", {"q": query})
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [tag.get_text().strip() for tag in page.select("ol.results .result__title")]
