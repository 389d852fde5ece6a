"""Everything on the site that is about a record, gathered in two queries: which pages, and the pages.

Page types above this app's level are asked for by name: the apps of one level do not import each other.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Count, F, Q, Value, Window
from django.db.models.functions import Coalesce, NullIf, RowNumber
from wagtail.models import Page

from facts.rows import gather_keys
from media.models import AlbumPage, AlbumPhoto
from twinning.models import AgreementPage, AgreementParty, ExchangePage, ExchangeTown

NEWS_SHOWN = 5
# Page type → the accessor of its row from a Page.
TYPES = {
    "exchanges": "exchangepage",
    "agreements": "agreementpage",
    "projects": "projectpage",
    "albums": "albumpage",
    "news": "newspage",
    "towns": "twincitypage",
}


def project_model():
    return apps.get_model("projects", "ProjectPage")


def news_model():
    return apps.get_model("news", "NewsPage")


@dataclass
class Surroundings:
    """Pages in the reader's language by type, each list in the order of the tree, and the sisters beside."""

    exchanges: list = field(default_factory=list)
    agreements: list = field(default_factory=list)
    projects: list = field(default_factory=list)
    albums: list = field(default_factory=list)
    news: list = field(default_factory=list)
    towns: list = field(default_factory=list)
    previous: object = None
    next: object = None


def about_town(reader, town):
    """The Surroundings of a town: what names it, and the albums of its exchanges."""
    key = town.translation_key
    exchanges = ExchangeTown.objects.filter(town__translation_key=key)
    keys = ExchangePage.objects.filter(towns__town__translation_key=key).values("translation_key")
    wanted = [
        Q(pk__in=exchanges.values("exchange_id")),
        Q(pk__in=AgreementParty.objects.filter(town__translation_key=key).values("agreement_id")),
        Q(pk__in=_naming(project_model(), key)),
        Q(pk__in=_naming(AlbumPage, key)),
        Q(pk__in=AlbumPage.objects.filter(related_records__record__translation_key__in=keys).values("pk")),
        Q(pk__in=_latest_news(reader, key)),
    ]  # fmt: skip
    return _gather(reader, town, wanted, ["exchanges", "agreements", "projects", "albums", "news"])


def about_exchange(reader, exchange, town_ids, record_ids):
    """The Surroundings of an exchange; the ids (list or subquery) are those of its links, as source rows."""
    key = exchange.translation_key
    wanted = [
        _linked(town_ids),
        _linked(record_ids),
        Q(pk__in=_naming(AlbumPage, key)),
        Q(pk__in=_latest_news(reader, key)),
    ]
    if exchange.agreement_id:
        wanted.append(_linked([exchange.agreement_id]))
    if exchange.series:
        wanted.append(Q(exchangepage__series=exchange.series))
    types = ["exchanges", "agreements", "projects", "albums", "news", "towns"]
    return _gather(reader, exchange, wanted, types)


def about_agreement(reader, agreement, town_ids, chain_ids):
    """The Surroundings of an agreement: towns, the links of its chain, exchanges under it, news."""
    key = agreement.translation_key
    under = ExchangePage.objects.filter(agreement__translation_key=key)
    wanted = [
        _linked(town_ids),
        _linked(chain_ids),
        Q(pk__in=under.values("pk")),
        Q(pk__in=_naming(AlbumPage, key)),
        Q(pk__in=_latest_news(reader, key)),
    ]
    types = ["exchanges", "agreements", "albums", "news", "towns"]
    return _gather(reader, agreement, wanted, types)


def beside(reader, page):
    """Surroundings with nothing but the previous and the next sister."""
    return _gather(reader, page, [], [])


def _linked(pks):
    keys = Page.objects.filter(pk__in=pks).values("translation_key")
    return Q(translation_key__in=keys)


def _naming(model, key):
    return model.objects.filter(related_records__record__translation_key=key).values("pk")


def _latest_news(reader, key):
    rows = (
        news_model()
        .objects.live()
        .filter(locale=reader.locale, related_records__record__translation_key=key)
    )
    return rows.order_by("-date", "-pk").values("pk")[:NEWS_SHOWN]


def _gather(reader, page, wanted, types):
    """The Surroundings of a page: the pages of `types` that one of the conditions `wanted` holds for."""
    before, after = _sisters(reader, page)
    conditions = {"before": Q(pk__in=before), "after": Q(pk__in=after)}
    conditions |= {str(number): condition for number, condition in enumerate(wanted)}
    keys = gather_keys(
        {
            name: Page.objects.filter(condition, locale=reader.locale)
            for name, condition in conditions.items()
        }
    )
    sisters = keys.pop("before"), keys.pop("after")
    chosen = set().union(*keys.values())
    found = Surroundings()
    for row in _rows(reader, chosen.union(*sisters) - {page.pk}, types):
        if row.pk in sisters[0]:
            found.previous = reader.adopt(row)
        if row.pk in sisters[1]:
            found.next = reader.adopt(row)
        if row.pk in chosen:
            _sort_in(reader, row, types, found)
    return found


def _rows(reader, keys, types):
    """One query for all types: each Page comes with the row of its own type."""
    accessors = [TYPES[name] for name in types]
    # A project's programme says whether its money is the EU's.
    joined = [*accessors, "projectpage__programme"] if "projects" in types else accessors
    return (
        reader.pages()
        .filter(pk__in=keys)
        .select_related(*joined)
        .defer(*(f"{name}__body" for name in accessors))
        .order_by("path")
    )


def _sisters(reader, page):
    """(primary key of the page before, of the one after) as subqueries: by date where there is one, or by place."""
    date, mine = _date_of(page)
    rows = reader.pages().filter(depth=page.depth, path__startswith=page.path[: -Page.steplen])
    rows = rows.annotate(date=date)
    earlier = Q(date__lt=mine) | Q(date=mine, path__lt=page.path)
    later = Q(date__gt=mine) | Q(date=mine, path__gt=page.path)
    return (
        rows.filter(earlier).order_by("-date", "-path").values("pk")[:1],
        rows.filter(later).order_by("date", "path").values("pk")[:1],
    )


def _date_of(page):
    """(expression for the date of a Page of the type of `page`, its value for `page` itself)."""
    if isinstance(page, ExchangePage):
        return F("exchangepage__start"), page.start
    if isinstance(page, AgreementPage):
        names = ("signed_on", "signed_until", "decision_date")
        columns = [NullIf(F(f"agreementpage__{name}"), Value("")) for name in names]
        mine = next((value for name in names if (value := getattr(page, name))), "")
        return Coalesce(*columns, Value("")), mine
    return Value(""), ""


def _sort_in(reader, row, types, found):
    for name in types:
        own = getattr(row, TYPES[name], None)
        if own is not None:
            own.source_pk = row.source_pk
            getattr(found, name).append(reader.adopt(own))
            return


# --- Photographs of albums -------------------------------------------------------------------------


def photos_of(albums, most=8):
    """({album pk: first AlbumPhotos}, {album pk: translation keys of the records it names}), one query.

    Gives every album its `photo_count`. An album that names no record has no photographs here.
    """
    photos, records, seen, counts = {}, {}, set(), {}
    if not albums:
        return photos, records
    of_record = [F("page_id"), F("record_key")]
    rows = (
        AlbumPhoto.objects.filter(page__in=[album.pk for album in albums])
        .annotate(record_key=F("page__related_records__record__translation_key"))
        .annotate(
            number=Window(
                RowNumber(),
                partition_by=of_record,
                order_by=[F("sort_order").asc(), F("pk").asc()],
            ),
            total=Window(Count("pk"), partition_by=of_record),
        )
        .filter(number__lte=most)
        .order_by("page_id", "sort_order", "pk")
    )
    for row in rows:
        counts[row.page_id] = row.total
        records.setdefault(row.page_id, set()).add(row.record_key)
        if row.pk not in seen:
            seen.add(row.pk)
            photos.setdefault(row.page_id, []).append(row)
    for album in albums:
        album.photo_count = counts.get(album.pk, 0)
    return photos, records
