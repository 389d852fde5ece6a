"""What the search knows a page by: all its words, and the facts that readers see written out.

A new word of a model is searched without being named anywhere. A fact that is a text (a number of a
decision, a person) is named in the model's `searched`; dates, countries, amounts and linked records
come by themselves. Not searched: what is hidden from readers.
"""

from decimal import Decimal
from html import unescape

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import translation
from django.utils.html import strip_tags
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail.search.index import SearchField

from facts.amounts import AmountField
from facts.countries import CountryField
from facts.formats import format_date
from facts.languages import country_name
from facts.money import Currency, to_eur
from facts.partial_date import PartialDateField
from facts.relations import localized_map
from facts.visible import visible
from facts.words import child_relations, facts_of, words_of

# For other search engines, or for readers who see no picture.
NOT_READ = {"seo_title", "search_description"}
# What a body's blocks hold beside words: addresses, codes, choices.
NOT_WORDS = {"type", "id", "url", "language", "level", "image", "document", "album", "alt_text"}


def searched_text(page):
    """Words and facts of a page and its child rows as one plain text, in the language of its words.

    Fields that the model lists as a `SearchField` of their own are left out.
    """
    own = {field.field_name for field in page.search_fields if isinstance(field, SearchField)}
    with translation.override(page.content_language):
        texts = list(_texts(page, own))
        links = _Links(page)
        for relation in child_relations(type(page)):
            for row in getattr(page, relation.get_accessor_name()).all():
                if getattr(row, "consent", True):
                    texts += _texts(row, set())
                    links.note(row)
        links.note(page)
        return "\n".join(text for text in [*texts, *links.names()] if text)


def child_names(model):
    """Names of the child relations of a model, for prefetching."""
    return [relation.get_accessor_name() for relation in child_relations(model)]


def _texts(record, without):
    """Texts of a record's own fields."""
    model = type(record)
    for name in {*words_of(model), *getattr(model, "searched", [])} - without - NOT_READ:
        if not name.endswith("alt"):
            yield from _text(record, name)
    for field in model._meta.concrete_fields:
        value = getattr(record, field.attname)
        if value and isinstance(field, PartialDateField):
            yield format_date(value)
        elif value and isinstance(field, AmountField):
            yield from _amounts(record, Decimal(value))
    yield from _countries(record)


def _countries(record):
    for field in record._meta.concrete_fields:
        if isinstance(field, CountryField) and getattr(record, field.attname):
            yield country_name(getattr(record, field.attname))


def _amounts(record, amount):
    """Whole units in one run of figures, as the search reads a sum; of an amount in lev also the euro that are shown."""
    yield str(int(amount))
    if getattr(record, "currency", "") == Currency.BGN:
        yield str(int(to_eur(amount, Currency.BGN)))


def _text(record, name):
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return
    value = field.value_from_object(record) if field.concrete else ""
    if isinstance(field, StreamField):
        yield " ".join(block_texts(list(value.get_prep_value())))
    elif isinstance(field, RichTextField):
        yield plain(value)
    elif isinstance(value, str):
        yield value


def plain(html):
    """The words of rich text; what stood in paragraphs of its own is not run together."""
    return unescape(strip_tags(html.replace("</", " </").replace("<br", " <br")))


def block_texts(value):
    """Yields the texts of a body of blocks as it is stored (lists and dictionaries), each without marks."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, list):
        for item in value:
            yield from block_texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_WORDS or (key == "image" and isinstance(item, dict)):
                yield from block_texts(item)


class _Links:
    """The records that a page links to, by name in the page's language."""

    def __init__(self, page):
        self.page, self.pks = page, {}

    def note(self, record):
        """Gathers the linked records' primary keys by model."""
        for name in facts_of(type(record)):
            field = record._meta.get_field(name)
            model = field.related_model if field.is_relation else None
            if model is None or not issubclass(model, TranslatableMixin):
                continue
            if field.many_to_many:
                found = {row.pk for row in getattr(record, name).all()}
            elif isinstance(field, models.ForeignKey):
                found = {getattr(record, field.attname)} - {None}
            else:
                continue
            self.pks.setdefault(Page if issubclass(model, Page) else model, set()).update(found)

    def names(self):
        for model, pks in self.pks.items():
            if pks and model is Page:
                yield from self._titles(pks)
            elif pks:
                for row in localized_map(model, pks, self.page.content_locale).values():
                    for field in row.get_searchable_search_fields():
                        yield str(field.get_value(row) or "")
                    # A project is also known by where its partners are.
                    yield from _countries(row)

    def _titles(self, pks):
        # The keys as a list: with a subquery SQLite would read every page of the language.
        keys = list(Page.objects.filter(pk__in=pks).values_list("translation_key", flat=True))
        rows = visible(Page.objects.filter(translation_key__in=keys, locale_id=self.page.locale_id))
        return rows.order_by().values_list("title", flat=True)
