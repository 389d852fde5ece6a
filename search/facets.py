"""By what results are narrowed: kind, year, town, country, programme.

Dates and countries are columns of the page types themselves; kinds and links between records are
registered by the apps that have them, which stand above this one.
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.html import conditional_escape, format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from facts.columns import ENDS, STARTS, any_text, first_of
from facts.intervals import years_between
from facts.languages import country_name
from facts.relations import RelatedRecord
from facts.rows import gather
from facts.sorting import sort_key
from search.filters import LONGEST_NAME, Group

OTHER_PAGES, DOCUMENT = "page", "document"
_kinds = {}
_plurals = {}
_said_by = {}
_links = []
_names = {}


@dataclass
class Facts:
    """What is known of a page or document found."""

    kind: str
    start: str = ""
    end: str = ""
    country: str = ""
    venue: str = ""
    place: str = ""
    values: dict = field(default_factory=dict)


def register_kind(model, key=None, plural="", said_by=""):
    """Makes the type a kind of result of its own; the others are just pages.

    `plural` is its name among the choices, the type's own by default. `said_by` names a field with choices
    that says more exactly what a single record is.
    """
    _kinds[model] = key or model._meta.model_name.removesuffix("page")
    _plurals[model] = plural or model._meta.verbose_name_plural
    if said_by:
        _said_by[model] = said_by


def kind_fields():
    """The names of the fields that say what a record is."""
    return sorted(set(_said_by.values()))


def kind_text(model, values):
    """What one record of the type is; `values` {name: value} of kind_fields()."""
    name = _said_by.get(model)
    said = dict(model._meta.get_field(name).flatchoices).get(values.get(name)) if name else ""
    return capfirst(said or model._meta.verbose_name)


def register_link(facet, model, page, value):
    """Rows of `model` say that the page in the column `page` belongs to `value` of the facet."""
    _links.append((facet, model, page, value))


def register_names(facet):
    """Decorator: `rows(locale)` gives (queryset, {value, name, lang, page, country, rank: expression}).

    `lang` is the language code of the name; `page` the pk of the page that the value itself is, in that
    language; of several rows of a value the one with the highest `rank` counts. The last three may be missing.
    """

    def decorator(rows):
        _names[facet] = rows
        return rows

    return decorator


def kinds_by_type():
    """{content type pk: key} of the registered kinds."""
    types = ContentType.objects.get_for_models(*_kinds)
    return {types[model].pk: key for model, key in _kinds.items()}


def kind_labels():
    """{key: name of the kind in the plural}, in the order of showing."""
    labels = {key: capfirst(_plurals[model]) for model, key in _kinds.items()}
    return labels | {DOCUMENT: _("Documents"), OTHER_PAGES: _("Other pages")}


@dataclass
class Faceted:
    """`facts` {pk: Facts} of the pages found; `names` {facet: {value: row}}."""

    facts: dict
    names: dict

    def of(self, hit):
        """The Facts of a hit; a document shares the town and the like of the page that shows it."""
        if not hit.is_document:
            return self.facts[hit.record.pk]
        date = str(getattr(hit.record, "date", "") or "")
        page = self.facts.get(hit.page.pk)
        values = dict(page.values) if page else {}
        values |= {"type": {DOCUMENT}, "year": _years(date, "")}
        return Facts(DOCUMENT, start=date, values=values)


def faceted(hits, locale):
    """Faceted: two queries, however many hits."""
    pks = {hit.page.pk if hit.is_document else hit.record.pk for hit in hits}
    facts = {row["pk"]: _facts(row) for row in _columns(pks)} if pks else {}
    found = gather(_sources(pks, locale)) if pks else {}
    names = {facet: _best(found.get(f"names:{facet}", ())) for facet in _names}
    _link(facts, found, names)
    return Faceted(facts, names)


def _best(rows):
    return {str(row["value"]): row for row in sorted(rows, key=lambda row: row.get("rank", 0))}


def _columns(pks):
    return Page.objects.filter(pk__in=pks).values(
        "pk",
        "content_type_id",
        start=first_of(STARTS),
        end=first_of(ENDS),
        country=any_text("country"),
        venue=any_text("venue"),
        place=any_text("place"),
    )


def _facts(row):
    kind = kinds_by_type().get(row["content_type_id"], OTHER_PAGES)
    named = {name: row[name] for name in ("start", "end", "country", "venue", "place")}
    values = {"type": {kind}, "year": _years(row["start"], row["end"])}
    values["country"] = {row["country"]} - {""}
    return Facts(kind, **named, values=values)


def _years(start, end):
    """The years that something took, as texts."""
    try:
        return {str(year) for year in years_between(start, end)}
    except ValueError:
        return set()


def _sources(pks, locale):
    sources = {}
    for number, (facet, model, page, value) in enumerate(_all_links()):
        rows = model._default_manager.filter(**{f"{page}__in": pks}).exclude(**{value: None})
        sources[f"link:{facet}:{number}"] = (rows, {"page": F(page), "value": F(value)})
    for facet, rows in _names.items():
        sources[f"names:{facet}"] = rows(locale)
    return sources


def _all_links():
    from django.apps import apps

    yield from _links
    for model in apps.get_models():
        if issubclass(model, RelatedRecord):
            yield "town", model, "page_id", "record_id"


def _link(facts, found, names):
    for source, rows in found.items():
        if source.startswith("link:"):
            facet = source.split(":")[1]
            for row in rows:
                facts[row["page"]].values.setdefault(facet, set()).add(str(row["value"]))
    for facet, rows in names.items():
        for value, row in rows.items():
            if row.get("page") in facts:
                facts[row["page"]].values.setdefault(facet, set()).add(value)
    for page in facts.values():
        for facet, rows in names.items():
            known = page.values.get(facet, set()) & set(rows)
            page.values[facet] = known
            page.values["country"] |= {rows[value].get("country") for value in known} - {None, ""}


def groups(faceted_hits, present_years):
    """The rows of choices above the results."""
    names = faceted_hits.names
    countries = {
        code for page in faceted_hits.facts.values() for code in page.values["country"] if code
    }
    named = sorted(
        ((code, country_name(code)) for code in countries), key=lambda pair: sort_key(pair[1])
    )
    years = sorted(present_years, reverse=True)
    return [
        Group("type", pgettext_lazy("search", "Kind"), kind_labels()),
        Group("year", _("Year"), {year: year for year in years}, True),
        Group("town", _("Town"), _by_name(names.get("town", {})), True),
        Group("country", _("Country"), dict(named), True),
        Group("programme", _("Programme"), _by_name(names.get("programme", {})), True),
    ]


def marked_name(row):
    """The name as HTML, not too long, with its language when it is not the reader's."""
    name = Truncator(row["name"]).chars(LONGEST_NAME)
    if row["lang"] == get_language():
        return conditional_escape(name)
    return format_html('<span lang="{}">{}</span>', row["lang"], name)


def _by_name(rows):
    named = sorted(rows.items(), key=lambda pair: sort_key(pair[1]["name"]))
    return {value: marked_name(row) for value, row in named}
