"""Pages that belong together: those that a record names, and those that name it.

Every app keeps its links in a subclass of RelatedRecord; asking them all here spares the apps from
knowing each other.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import CharField, DateTimeField, F, Q, Value
from django.db.models.functions import Cast, Coalesce, NullIf, TruncDate
from wagtail.models import Page

from facts.formats import format_date_range
from facts.pages import BasePage
from facts.partial_date import PartialDate
from facts.relations import RelatedRecord
from search.visible import language_of_words, settle, visible

# The fields that say when something was, in the page types that have them.
STARTS = ("start", "date", "date_from", "signed_on")
ENDS = ("end", "date_to")


@dataclass(frozen=True)
class Related:
    """A page to link to. `lang` is "" when its words are in the active language."""

    pk: int
    title: str
    url: str
    lang: str
    start: str
    end: str

    @property
    def when(self):
        return format_date_range(self.start, self.end)

    @property
    def datetime(self):
        return self.start


def related(page, record_ids=None):
    """{page class: [Related]}: what `page` names and what names it, in its language; newest first.

    `record_ids` are the pages named by a draft that is not saved; None asks the database. One query.
    """
    found = defaultdict(list)
    if not page.pk:
        return found
    rows = (
        visible(Page.objects.filter(_linked(page, record_ids), locale_id=page.locale_id))
        .exclude(pk=page.pk)
        .annotate(starts=_first_of(STARTS), ends=_first_of(ENDS))
        .order_by("-starts", "title")
    )
    for row in settle(list(rows), page):
        found[row.specific_class].append(
            Related(
                row.pk,
                row.title,
                row.url,
                language_of_words(row),
                PartialDate(row.starts) if row.starts else "",
                PartialDate(row.ends) if row.ends else "",
            )
        )
    return found


def _linked(page, record_ids):
    key = page.translation_key
    if record_ids is None:
        named = Q(pk__in=[])
        for model in _record_models():
            if isinstance(page, model._meta.get_field("page").related_model):
                ids = model.objects.filter(page_id=page.pk).values("record__translation_key")
                named |= Q(translation_key__in=ids)
    else:
        keys = Page.objects.filter(pk__in=record_ids).values("translation_key")
        named = Q(translation_key__in=keys)
    for model in _record_models():
        naming = model.objects.filter(record__translation_key=key).values("page_id")
        named |= Q(pk__in=naming)
    return named


@cache
def _record_models():
    return [model for model in apps.get_models() if issubclass(model, RelatedRecord)]


@cache
def _page_models():
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def _first_of(names):
    """The date of a Page of any type, as ISO text to the precision known; "" when it has none."""
    columns = []
    for model in _page_models():
        fields = {field.name: field for field in model._meta.local_fields}
        name = next((name for name in names if name in fields), None)
        if name:
            column = F(f"{model._meta.model_name}__{name}")
            if isinstance(fields[name], DateTimeField):
                column = TruncDate(column)
            columns.append(NullIf(Cast(column, CharField()), Value("")))
    return Coalesce(*columns, Value(""), output_field=CharField())
