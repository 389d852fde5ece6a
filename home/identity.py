"""What is the same on every page of a language: who we are, and the menus. One query for all of it."""

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery
from wagtail.models import Page

from facts.rows import columns_of, gather, to_instance
from facts.visible import visible
from home.models import Menu, MenuItem, Municipality, MunicipalitySettings
from media.models import Image
from media.renditions import file_source, know_files

ARMS_ROLE = "logo"


def identity(request, site, code):
    """{municipality: {…}, menu: [{title, url, lang}], footer: the same} of a site in a language."""
    rows = gather(_sources(site, code))
    menus = _menus(request, rows["items"], code)
    return {
        "municipality": _municipality(rows),
        "menu": menus[Menu.Place.MAIN],
        "footer": menus[Menu.Place.FOOTER],
    }


def _sources(site, code):
    facts = MunicipalitySettings.objects.filter(site_id=site.pk if site else None)
    arms = facts.values("arms_id")
    return {
        "facts": (facts, columns_of(MunicipalitySettings)),
        "words": _words(facts, code),
        "arms": (Image.objects.filter(pk__in=arms), columns_of(Image)),
        "files": file_source(arms, ARMS_ROLE),
        "items": _items(code),
    }


def _words(facts, code):
    chosen = Q(pk__in=facts.values("municipality_id"))
    own = Q(
        translation_key__in=facts.values("municipality__translation_key"),
        locale__language_code=code,
        live=True,
    )
    return Municipality.objects.filter(chosen | own), columns_of(Municipality)


def _municipality(rows):
    facts = next(
        (to_instance(MunicipalitySettings, row) for row in rows["facts"]), MunicipalitySettings()
    )
    words = [to_instance(Municipality, row) for row in rows["words"]]
    # The translation, where there is one besides the row that was chosen.
    words.sort(key=lambda row: row.pk == facts.municipality_id)
    name = settings.WAGTAIL_SITE_NAME
    words = words[0] if words else Municipality(name=name, short_name=name)
    return {
        "name": words.name,
        "short_name": words.short_name,
        "subtitle": words.tagline,
        "address": words.address,
        "hours": words.hours,
        "is_demo": bool(words.demo_notice),
        "demo_notice": words.demo_notice,
        "arms": _arms(rows),
        "phone": facts.phone,
        "email": facts.email,
        "website": facts.website,
        "latitude": facts.latitude,
        "longitude": facts.longitude,
    }


def _arms(rows):
    images = [to_instance(Image, row) for row in rows["arms"]]
    know_files(images, rows["files"], ARMS_ROLE)
    return images[0] if images else None


def _items(code):
    """Entries of the language's own menus and of the source's, each with its page in the language."""
    items = MenuItem.objects.filter(
        menu__live=True, menu__locale__language_code__in={code, settings.LANGUAGE_CODE}
    )
    target = visible(
        Page.objects.filter(
            translation_key=OuterRef("page__translation_key"), locale__language_code=code
        )
    )
    return items, {
        "title": F("label"),
        "url": F("url"),
        "position": F("sort_order"),
        "place": F("menu__place"),
        "code": F("menu__locale__language_code"),
        "page": Subquery(target.values("pk")[:1]),
        "path": Subquery(target.values("url_path")[:1]),
    }


def _menus(request, rows, code):
    """{place: [{title, url, lang}]}: the language's own menu, or the source's until it is translated."""
    menus = {}
    for row in sorted(rows, key=lambda row: row["position"] or 0):
        menus.setdefault((row["place"], row["code"]), []).append(row)
    chosen = {
        place: menus.get((place, code)) or menus.get((place, settings.LANGUAGE_CODE), [])
        for place in Menu.Place.values
    }
    return {place: _entries(request, found, code) for place, found in chosen.items()}


def _entries(request, rows, code):
    entries = []
    for row in rows:
        page = Page(pk=row["page"], url_path=row["path"]) if row["page"] else None
        url = page.get_url(request) if page else row["url"]
        if url:
            lang = "" if row["code"] == code else row["code"]
            entries.append({"title": row["title"], "url": url, "lang": lang})
    return entries
