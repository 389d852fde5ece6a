"""Pages that belong together: those that a record names, and those that name it.

Every app keeps its links in a subclass of RelatedRecord; asking them all here spares the apps from
knowing each other.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from facts.columns import ENDS, STARTS, first_of
from facts.intervals import format_date_range
from facts.partial_date import PartialDate
from facts.relations import RelatedRecord
from facts.rows import gather_keys
from facts.sorting import latest_first
from facts.visible import language_of_words, settle, visible
from media.renditions import load_pictures
from media.shown import cover_id, photo_facts

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
    is not saved; None asks the database. Two queries for the pages and one for pictures: those of the
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
    load_pictures(
        [(page, "lead_image"), *((album, "cover") for album in albums), *more_pictures],
        *(("card", "cover", "full") if albums else ("cover", "full")),
        *(("logo",) if more_pictures else ()),
    )
    return lists


def _rows(page, record_ids):
    here = Page.objects.filter(locale_id=page.locale_id)
    conditions = enumerate(_linked(page, record_ids))
    keys = gather_keys({str(number): here.filter(condition) for number, condition in conditions})
    rows = (
        visible(Page.objects.filter(pk__in=set().union(*keys.values()) - {page.pk}))
        .select_related("albumpage")
        .annotate(
            starts=first_of(STARTS),
            ends=first_of(ENDS),
            **photo_facts(),
        )
        .order_by("-starts")
    )
    return settle(latest_first(rows, "starts"), page)


def _related(row):
    return Related(
        row.title,
        row.url,
        language_of_words(row),
        PartialDate(row.starts) if row.starts else "",
        # An end alone is a latest date, which would read as the date itself.
        PartialDate(row.ends) if row.starts and row.ends else "",
    )


def _album(row):
    album = row.albumpage
    settle([album], row)
    album.photo_count, album.first_image = row.photo_count, row.first_image
    album.cover_id = cover_id(album)
    return album


def _linked(page, record_ids):
    """Conditions, one of which holds for a page that is named by `page` or names it."""
    key = page.translation_key
    if record_ids is None:
        for model in _record_models():
            if isinstance(page, model._meta.get_field("page").related_model):
                ids = model.objects.filter(page_id=page.pk).values("record__translation_key")
                yield Q(translation_key__in=ids)
    else:
        keys = Page.objects.filter(pk__in=record_ids).values("translation_key")
        yield Q(translation_key__in=keys)
    for model in _record_models():
        yield Q(pk__in=model.objects.filter(record__translation_key=key).values("page_id"))


@cache
def _record_models():
    return [model for model in apps.get_models() if issubclass(model, RelatedRecord)]
