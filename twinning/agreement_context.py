"""What the page of an agreement shows."""

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from facts.formats import format_date, format_number
from media.renditions import load_pictures
from twinning.about import about_agreement, photos_of
from twinning.agreement_rows import decision, parties
from twinning.children import children
from twinning.exchange_context import time_range
from twinning.models import AgreementPage
from twinning.photos import album_row, shown_photos
from twinning.reading import Reader, in_content_language, joined
from twinning.words_of import (
    agreement_item,
    exchange_item,
    neighbour,
    newest_first,
    news_item,
    sentence,
    signed_text,
    state_text,
)

ALBUM_PHOTOS = 6


@in_content_language
def agreement_context(agreement, request):
    """Everything that pages/twinning/agreement.html names; see there."""
    reader = Reader(agreement, request)
    terms = reader.term_source(agreement.areas)
    rows = children(agreement, "parties", "signatories", "files", also=terms)
    prefetch_related_objects(rows["files"], "document")
    links = rows["parties"]
    agreement.source_pk, chain = chain_ids(agreement)
    around = about_agreement(
        reader, agreement, [link.town_id for link in links if link.town_id], chain
    )
    towns = {town.source_pk: town for town in around.towns}
    named = parties(reader, links, towns)
    photos, _records = photos_of(around.albums, most=ALBUM_PHOTOS)
    pairs = [(agreement, "lead_image")]
    pairs += [(photo, "image") for row in photos.values() for photo in row]
    load_pictures(pairs, "cover", "row", "full")
    shown_decision = decision(agreement)
    return {
        "kicker": sentence(agreement.get_kind_display()),
        "state": state_text(agreement),
        "parties": [named[link.pk] for link in links if link.pk in named],
        "signatories": rows["signatories"],
        "decision": shown_decision,
        "facts": _facts(
            agreement, shown_decision, reader.terms(agreement.areas, rows.get("terms"))
        ),
        "chain": _chain(agreement, around.agreements),
        "files": rows["files"],
        "exchanges": [exchange_item(page) for page in newest_first(around.exchanges)],
        "albums": [
            album_row(album, shown_photos(album, photos.get(album.pk, [])))
            for album in around.albums
        ],
        "news": [news_item(page) for page in newest_first(around.news)],
        "previous": neighbour(around.previous),
        "next": neighbour(around.next),
    }


def chain_ids(agreement):
    """(source pk of the agreement, those of all that it amends, renews or replaces or that do so to it).

    One query, however long the chain is.
    """
    rows = AgreementPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    links = list(rows.order_by().values_list("pk", "earlier_id", "translation_key"))
    own = {pk for pk, _earlier, key in links if key == agreement.translation_key}
    pairs = [{pk, earlier} for pk, earlier, _key in links if earlier]
    pairs += [own | {agreement.earlier_id}] if agreement.earlier_id else []
    found, grew = set(own), True
    while grew:
        more = {pk for pair in pairs if found & pair for pk in pair} - found
        found |= more
        grew = bool(more)
    return next(iter(own), None), found - own


def _facts(agreement, shown_decision, areas):
    facts = [
        {"label": gettext("Kind"), "value": sentence(agreement.get_kind_display())},
        {"label": gettext("Signed"), "value": _signed(agreement)},
        {"label": gettext("Place"), "value": agreement.place},
        {"label": gettext("Council decision"), "value": "", "url": ""},
        {"label": gettext("In force from"), "value": _time(agreement.in_force_from)},
        {"label": gettext("Term"), "value": _term(agreement)},
        {"label": gettext("State"), "value": sentence(state_text(agreement))},
        {
            "label": gettext("Ended on"),
            "value": _time(agreement.ended_on),
            "note": agreement.end_reason,
        },
        {"label": gettext("Areas"), "value": joined(areas) if areas else ""},
    ]
    if shown_decision:
        facts[3] |= {"value": shown_decision["text"], "url": shown_decision["url"]}
    return [fact for fact in facts if fact["value"]]


def _time(date):
    return format_html('<time datetime="{}">{}</time>', date, format_date(date)) if date else ""


def _signed(agreement):
    if agreement.signed_on:
        return time_range(agreement.signed_on, agreement.signed_until)
    return signed_text(agreement)


def _term(agreement):
    if agreement.is_indefinite:
        text = gettext("without a term")
    elif agreement.term_months:
        text = _length(agreement.term_months)
    else:
        text = ""
    if agreement.auto_renews:
        renews = gettext("renews by itself")
        return f"{text}, {renews}" if text else sentence(renews)
    return sentence(text)


def _length(months):
    if months % 12:
        text = ngettext("%(number)s month", "%(number)s months", months)
        return text % {"number": format_number(months)}
    years = months // 12
    return ngettext("%(number)s year", "%(number)s years", years) % {"number": format_number(years)}


def _chain(agreement, others):
    """The agreements of the chain, oldest first, this one among them; empty when it stands alone."""
    if not others:
        return []
    members = sorted([agreement, *others], key=lambda page: page.signed_on or page.signed_until)
    return [
        agreement_item(page) | {"now": page is agreement, "text": _link_text(page, members)}
        for page in members
    ]


def _link_text(page, members):
    """„Подновява „Договор …““: what an agreement does to the earlier one."""
    earlier = next(
        (other for other in members if page.earlier_id and page.earlier_id == other.source_pk),
        None,
    )
    if earlier is None or not page.earlier_link:
        return ""
    texts = {
        "amends": gettext("Amends “%(title)s”"),
        "renews": gettext("Renews “%(title)s”"),
        "replaces": gettext("Replaces “%(title)s”"),
    }
    return texts[page.earlier_link] % {"title": earlier.title}
