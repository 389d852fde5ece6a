"""Pages that belong together: those that a record names, and those that name it.

Every app keeps its links in a subclass of RelatedRecord; asking them all here spares the apps from
knowing each other.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import CharField, Count, DateTimeField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf, TruncDate
from wagtail.models import Page

from facts.formats import format_date_range
from facts.pages import BasePage
from facts.partial_date import PartialDate
from facts.relations import RelatedRecord
from home import pictures
from media.models import AlbumPhoto
from search.visible import language_of_words, settle, visible

# The fields that say when something was, in the page types that have them.
STARTS = ("start", "date", "date_from", "signed_on")
ENDS = ("end", "date_to")
# Which list a page type belongs to; other types go to "more".
LISTS = {
    "twincitypage": "towns",
    "exchangepage": "exchanges",
    "projectpage": "projects",
    "agreementpage": "agreements",
    "newspage": "news",
    "eventpage": "events",
    "albumpage": "albums",
}


@dataclass(frozen=True)
class Related:
    """A page to link to, as components/agenda takes it.

    `lang` is "" when its words are in the active language.
    """

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


def related_lists(page, record_ids=None, more_pictures=()):
    """{list name: [Related]} of what `page` names and what names it, newest first; missing when empty.

    Albums come as pages with `cover` and `photo_count`. `record_ids` are the pages named by a draft that
    is not saved; None asks the database. One query for the pages and two for pictures: those of the
    albums, of the page itself and of `more_pictures`, [(record, field)].
    """
    lists, albums = {}, []
    for row in _rows(page, record_ids) if page.pk else ():
        name = LISTS.get(row.specific_class._meta.model_name, "more")
        if name == "albums":
            lists.setdefault(name, []).append(_album(row))
            albums.append(lists[name][-1])
        else:
            lists.setdefault(name, []).append(_related(row))
    pictures.load(
        [(page, "lead_image"), *((album, "cover") for album in albums), *more_pictures],
        *(("card", "cover", "full") if albums else ("cover", "full")),
        *(("logo",) if more_pictures else ()),
    )
    return lists


def _rows(page, record_ids):
    photos = AlbumPhoto.objects.filter(page=OuterRef("pk"))
    rows = (
        visible(Page.objects.filter(_linked(page, record_ids), locale_id=page.locale_id))
        .exclude(pk=page.pk)
        .select_related("albumpage")
        .annotate(
            starts=_first_of(STARTS),
            ends=_first_of(ENDS),
            photo_count=Subquery(
                photos.order_by().values("page").annotate(number=Count("pk")).values("number")
            ),
            first_image=Subquery(photos.order_by("sort_order", "pk").values("image_id")[:1]),
        )
        .order_by("-starts", "title")
    )
    return settle(list(rows), page)


def _related(row):
    return Related(
        row.title,
        row.url,
        language_of_words(row),
        PartialDate(row.starts) if row.starts else "",
        PartialDate(row.ends) if row.ends else "",
    )


def _album(row):
    album = row.albumpage
    settle([album], row)
    album.photo_count = row.photo_count or 0
    album.cover_id = album.lead_image_id or row.first_image
    return album


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
