"""What the page of a partner town shows."""

import datetime

from facts.rows import gather
from home.linked import foresee
from media.renditions import load_pictures
from twinning import documents, statistics, town_facts
from twinning.about import about_town, photos_of
from twinning.children import children
from twinning.our_town import municipality
from twinning.photos import album_row, shown_photos
from twinning.reading import Reader, foreign_tag, in_content_language, marked
from twinning.timeline import hang_photos, town_timeline
from twinning.words_of import (
    agreement_item,
    full_stop,
    neighbour,
    newest_first,
    news_item,
    status_text,
)

CHILDREN = ("fact_notes", "traces", "contacts", "partner_texts")
ALBUM_PHOTOS = 6
# "full" is for the picture that others show when the page is shared.
ROLES = ("cover", "row", "card", "logo", "full")


@in_content_language
def town_context(town, request):
    """Everything that pages/twinning/twin_city.html names; see there."""
    reader = Reader(town, request)
    rows = children(town, *CHILDREN, also=reader.term_source(town.areas))
    foresee(row.text for row in rows["partner_texts"])
    notes, traces = rows["fact_notes"], rows["traces"]
    areas = reader.terms(town.areas, rows.get("terms"))
    around = about_town(reader, town)
    photos, records = photos_of(around.albums, most=ALBUM_PHOTOS + 4)
    _attach_pictures(town, traces, around, photos)
    ours = municipality(town, request)
    details = _of_surroundings(around)
    figures = statistics.figures_of(around, details)
    shown = {album.pk: shown_photos(album, photos.get(album.pk, [])) for album in around.albums}
    timeline = town_timeline(town, notes, around)
    hung = hang_photos(timeline, around.albums, shown, records)
    return {
        "country": town_facts.country_name(town.country),
        "names": town_facts.names(town),
        "status": _status(town, notes),
        "facts": town_facts.partnership(town, notes, areas, figures, around.agreements),
        "place_facts": town_facts.the_town(town, notes, ours),
        "timeline": timeline,
        "albums": [_album(album, shown[album.pk], hung.get(album.pk, 0)) for album in around.albums],
        "agreements": [agreement_item(row) for row in newest_first(around.agreements)],
        "projects": newest_first(around.projects),
        "news": [news_item(page) for page in newest_first(around.news)],
        "documents": documents.labelled(details),
        "traces": traces,
        "notes": notes,
        "contacts": _contacts(town, rows["contacts"], ours),
        "partner_texts": rows["partner_texts"],
        "previous": neighbour(around.previous),
        "next": neighbour(around.next),
        "place_data": place_data(town, request),
    }  # fmt: skip


def _attach_pictures(town, traces, around, photos):
    pairs = [(town, "lead_image"), (town, "arms"), (town, "flag")]
    pairs += [(trace, "photo") for trace in traces]
    pairs += [(project, "lead_image") for project in around.projects]
    pairs += [(photo, "image") for row in photos.values() for photo in row]
    load_pictures(pairs, *ROLES)


def _status(town, notes):
    """{title, text} of the notice on the state of the partnership; None when all is well."""
    sources = [town_facts.note_text(note) for note in notes if note.field == note.Field.STATUS]
    if town.status == town.Status.ACTIVE and not town.status_note:
        return None
    return {
        "title": status_text(town),
        # The editor's note tells the sources in its own words.
        "text": town.status_note or full_stop("; ".join(sources)),
    }


def _album(album, photos, hung):
    """The album with photographs that the timeline does not show yet, as long as there are some."""
    rest = photos[hung:]
    return album_row(album, rest if len(rest) > 1 else photos)


def _of_surroundings(around):
    """What gather() finds of the exchanges, agreements and projects: the EU's money and documents."""
    exchanges = [page.source_pk for page in around.exchanges]
    projects = [page.source_pk for page in around.projects]
    return gather(
        statistics.money_sources(exchanges, projects)
        | documents.sources(
            [page.pk for page in around.exchanges], [page.pk for page in around.agreements]
        )
    )


def _contacts(town, rows, ours):
    """[{heading, name, unit, phone, email}]: role mailboxes; a person only while their word is valid."""
    today = datetime.date.today()
    contacts = []
    for row in rows:
        is_current = not row.valid_until or row.valid_until >= today
        contacts.append(
            {
                "side": row.side,
                "name": row.unit,
                "unit": row.person if is_current else "",
                "phone": row.phone,
                "email": row.mailbox,
            }
        )
    if not any(contact["side"] == "ours" for contact in contacts) and ours["email"]:
        own = {"side": "ours", "name": _our_name(town, ours)}
        own |= {"email": ours["email"], "phone": ours["phone"]}
        contacts.insert(0, own)
    return sorted(contacts, key=lambda contact: contact["side"] != "ours")


def _our_name(town, ours):
    """Our name as the frame has it, which may speak another language than an untranslated page."""
    return marked(ours["name"], foreign_tag(town.locale.language_code))


def place_data(town, request):
    """schema.org description of the town for search engines."""
    others = [town.endonym, town.latin_name, *town.other_names.split(",")]
    data = {
        "@context": "https://schema.org",
        "@type": ["City", "Place"],
        "name": town.title,
        "alternateName": sorted({name.strip() for name in others} - {"", town.title}),
        "url": town.get_full_url(request),
        "address": {"@type": "PostalAddress", "addressCountry": town.country},
    }
    if town.region:
        data["address"]["addressRegion"] = town.region
    if town.latitude is not None and town.longitude is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(town.latitude),
            "longitude": float(town.longitude),
        }
    same = [town.website] if town.website else []
    if town.wikidata_id:
        same.append(f"https://www.wikidata.org/wiki/{town.wikidata_id}")
    return data | ({"sameAs": same} if same else {})
