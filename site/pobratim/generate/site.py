"""Puts generated records into the sections of a site, making the sections where there are none."""

from functools import partial
from random import Random

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from home.models import HomePage
from media.models import GalleryIndexPage
from news.models import EventIndexPage, NewsIndexPage
from pobratim.generate import records
from pobratim.generate.albums import album
from pobratim.generate.stock import Stock, clone
from pobratim.generate.translations import translate
from pobratim.generate.tree import Tree, children_of
from projects.models import ProjectIndexPage
from twinning.models import (
    AgreementIndexPage,
    ExchangeIndexPage,
    MembershipIndexPage,
    TwinCityIndexPage,
)

# In an order in which each kind finds those that it refers to.
SECTIONS = {
    "towns": (TwinCityIndexPage, records.town),
    "projects": (ProjectIndexPage, records.project),
    "exchanges": (ExchangeIndexPage, records.exchange),
    "agreements": (AgreementIndexPage, records.agreement),
    "memberships": (MembershipIndexPage, records.membership),
    "news": (NewsIndexPage, records.news),
    "events": (EventIndexPage, records.event),
    "albums": (GalleryIndexPage, album),
}


@transaction.atomic
def generate(*, seed=1, photos=0, english="alias", **counts):
    """Adds `counts` (towns=…, exchanges=…, see SECTIONS) of records; each album has `photos` photographs.

    english: "alias" (untranslated stand-ins, as for pages nobody has translated), "engine" (translated by
    the translation engine, slow) or None (source language only). Called again it adds further records.
    Returns {kind: [source-language pages]}.
    """
    unknown = counts.keys() - SECTIONS.keys()
    if unknown:
        raise TypeError(f"not a kind of record: {', '.join(sorted(unknown))}")
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    stock = Stock(random)
    for kind, (index_model, maker) in SECTIONS.items():
        if counts.get(kind):
            if maker is album:
                maker = partial(album, photos=photos)
            stock.made[kind] = fill(index_model, maker, counts[kind], stock, random, english)
    return stock.made


def fill(index_model, maker, count, stock, random, english):
    """`count` records below the section `index_model`, in every language."""
    source, *others = stock.locales.values()
    parent = section(index_model, source)
    tree = Tree(parent, source)
    first = children_of(parent).count() + 1
    rows = [maker(random, first + offset, stock) for offset in range(count)]
    for page, children in rows:
        tree.plant(page, children)
    pages = tree.flush()
    for locale in others:
        if english == "alias":
            add_aliases(rows, section(index_model, locale), locale)
        elif english == "engine":
            section(index_model, locale)
            translate(pages, locale, random)
    return pages


def add_aliases(rows, parent, locale):
    tree = Tree(parent, locale)
    for page, children in rows:
        alias = tree.plant(clone_page(page), source=page)
        tree.children += [(alias, clone(child), key) for child, key in children]
    tree.flush()


def clone_page(page):
    own = [field for field in page._meta.concrete_fields if field.name not in ("id", "page_ptr")]
    return type(page)(**{field.attname: getattr(page, field.attname) for field in own})


def section(model, locale):
    """The section page of `model` in `locale`; made when missing, in both languages, with its home page."""
    page = model.objects.filter(locale=locale).first()
    if page is not None:
        return Page.objects.get(pk=page.pk)
    home = home_page(locale)
    source = None
    if locale.language_code != settings.LANGUAGE_CODE:
        source = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    title = str(model._meta.verbose_name).capitalize()
    page = model(title=title, slug=model.__name__.removesuffix("IndexPage").lower(), locale=locale)
    return add(home, page, source)


def home_page(locale):
    page = HomePage.objects.filter(locale=locale).first()
    if page is not None:
        return page
    root = Page.get_first_root_node()
    code = locale.language_code
    source = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    page = add(root, HomePage(title="Начало", slug=f"home-{code}", locale=locale), source)
    if code == settings.LANGUAGE_CODE:
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "port": 80, "root_page": page},
        )
        # Wagtail's welcome page.
        for welcome in Page.objects.filter(depth=2).exclude(pk=page.pk):
            if welcome.specific_class is Page:
                welcome.delete()
    return page


def add(parent, page, source):
    """Adds a page; as its alias when it stands for `source` in another language."""
    if source is not None:
        page.translation_key = source.translation_key
        page.alias_of_id = source.pk
    return parent.add_child(instance=page)
