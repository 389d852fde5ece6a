"""The frame around every page: who we are, menus, language switch, breadcrumb, addresses.

What is the same on every page of a language (municipality, menus) is built in five queries and kept in
the cache until something is published; what belongs to the page takes one query.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, gettext, override
from wagtail.models import Page, Site

from home.models import Menu, MenuItem, Municipality, MunicipalitySettings
from media.renditions import prefetch_pictures, share_url, with_renditions

CACHE_SECONDS = 24 * 3600
PAGE_PARAMETERS = {"page", "p"}
_notice_builders = []
_feeds = []


def register_notices(builder):
    """`builder(page)` gives dicts {kind, text, url, link_text} shown above the page's content."""
    _notice_builders.append(builder)
    return builder


def register_feed(url_name, title):
    """A feed that every page announces; `title` is a lazy translation."""
    _feeds.append((url_name, title))


@dataclass
class Frame:
    """What templates/base.html shows; see the fields' use there."""

    municipality: dict
    menu: list
    footer_links: list
    home_url: str
    languages: list = field(default_factory=list)
    breadcrumbs: list = field(default_factory=list)
    alternates: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    feeds: list = field(default_factory=list)
    canonical_url: str = ""
    updated_at: object = None
    share_image: str = ""
    noindex: bool = False


def clear():
    """Forgets the kept parts; called whenever something that they show may have changed."""
    cache.delete_many(
        [_key(site.pk, code) for site in Site.objects.all() for code, _name in settings.LANGUAGES]
    )


def _key(site_id, code):
    return f"frame:{site_id}:{code}"


def build(request, page=None):
    """The Frame of this request; `page` is None for the search, errors and the like."""
    site = Site.find_for_request(request)
    code = get_language() or settings.LANGUAGE_CODE
    common = _common(request, site, code)
    frame = Frame(
        municipality=common["municipality"],
        menu=[dict(entry, current=_is_current(request, entry)) for entry in common["menu"]],
        footer_links=common["footer"],
        home_url=f"/{code}/",
    )
    frame.feeds = [{"url": reverse(name), "title": title} for name, title in _feeds]
    if page is None or page.pk is None:
        _complete_without_page(request, frame, code)
    else:
        _complete(request, frame, page, code)
    return frame


def _is_current(request, entry):
    return entry["url"] != f"/{get_language()}/" and request.path.startswith(entry["url"])


# --- the same on every page ----------------------------------------------------------------------


def _common(request, site, code):
    kept = cache.get(_key(site.pk, code)) if site else None
    if kept is None:
        kept = _build_common(request, site, code)
        if site:
            cache.set(_key(site.pk, code), kept, CACHE_SECONDS)
    return kept


def _build_common(request, site, code):
    facts = MunicipalitySettings.for_site(site) if site else MunicipalitySettings()
    menus = _menus(request, code)
    return {
        "municipality": _municipality(facts, code),
        "menu": menus.get(Menu.Place.MAIN, []),
        "footer": menus.get(Menu.Place.FOOTER, []),
    }


def _municipality(facts, code):
    words = facts.municipality
    if words and words.locale.language_code != code:
        translated = Municipality.objects.filter(
            translation_key=words.translation_key, locale__language_code=code, live=True
        )
        words = translated.first() or words
    words = words or Municipality(
        name=settings.WAGTAIL_SITE_NAME, short_name=settings.WAGTAIL_SITE_NAME
    )
    return {
        "name": words.name,
        "short_name": words.short_name,
        "subtitle": words.tagline,
        "address": words.address,
        "hours": words.hours,
        "is_demo": bool(words.demo_notice),
        "demo_notice": words.demo_notice,
        "arms": with_renditions([facts.arms], "logo")[0],
        "phone": facts.phone,
        "email": facts.email,
        "website": facts.website,
        "latitude": facts.latitude,
        "longitude": facts.longitude,
    }


def _menus(request, code):
    """{place: [{title, url, lang}]}: the language's own menu, or the source's until it is translated."""
    items = (
        MenuItem.objects.filter(
            menu__live=True, menu__locale__language_code__in={code, settings.LANGUAGE_CODE}
        )
        .select_related("menu__locale", "page")
        .order_by("menu__place", "sort_order")
    )
    by_menu = {}
    for item in items:
        by_menu.setdefault((item.menu.place, item.menu.locale.language_code), []).append(item)
    chosen = {
        place: by_menu.get((place, code)) or by_menu.get((place, settings.LANGUAGE_CODE), [])
        for place in Menu.Place.values
    }
    pages = _localized_pages([item for rows in chosen.values() for item in rows], code)
    return {place: _entries(request, rows, pages, code) for place, rows in chosen.items()}


def _localized_pages(items, code):
    keys = {item.page.translation_key for item in items if item.page}
    rows = Page.objects.live().public().filter(translation_key__in=keys, locale__language_code=code)
    return {row.translation_key: row for row in rows.select_related("locale")}


def _entries(request, items, pages, code):
    entries = []
    for item in items:
        page = pages.get(item.page.translation_key) if item.page else None
        url = page.get_url(request) if page else item.url
        if url:
            language = item.menu.locale.language_code
            entries.append(
                {"title": item.label, "url": url, "lang": "" if language == code else language}
            )
    return entries


# --- belongs to the page -------------------------------------------------------------------------


def _complete(request, frame, page, code):
    ancestors, translations = _related_pages(page)
    frame.breadcrumbs = [_crumb(request, row, code) for row in [*ancestors, page]]
    source = translations.get(settings.LANGUAGE_CODE, page)
    untranslated = getattr(page, "is_untranslated", False)
    frame.canonical_url = _address(request, source if untranslated else page)
    # A choice of a filter is the same list again.
    frame.noindex = untranslated or bool(set(request.GET) - PAGE_PARAMETERS)
    frame.updated_at = page.last_published_at
    frame.alternates = [] if untranslated else _alternates(request, translations)
    frame.languages = [
        _language(request, language, translations, code) for language, _n in settings.LANGUAGES
    ]
    frame.notices = [notice for builder in _notice_builders for notice in builder(page)]
    if getattr(page, "lead_image_id", None):
        # The sizes that the page's own template shows too, so that it need not ask again.
        prefetch_pictures([page], "cover", "full")
        frame.share_image = request.build_absolute_uri(share_url(page.lead_image) or "/")


def _crumb(request, row, code):
    """`lang` is set where the title is not in the reader's language."""
    if row.depth == 2:
        return {"title": gettext("Home"), "url": row.get_url(request), "lang": ""}
    lang = "" if _is_real(row, code) else settings.LANGUAGE_CODE
    return {"title": row.title, "url": row.get_url(request), "lang": lang}


def _related_pages(page):
    """(ancestors from the home page down, {language code: live row of the page}), in one query."""
    step = Page.steplen
    paths = [page.path[:length] for length in range(2 * step, len(page.path), step)]
    rows = list(
        Page.objects.filter(Q(path__in=paths) | Q(translation_key=page.translation_key, live=True))
        .select_related("locale")
        .order_by("path")
    )
    ancestors = [row for row in rows if row.path in paths]
    return ancestors, {
        row.locale.language_code: row for row in rows if row.translation_key == page.translation_key
    }


def _address(request, page):
    """The whole address of a page, on the host that was asked; "" for a page without one."""
    url = page.get_url(request)
    return request.build_absolute_uri(url) if url else ""


def _is_real(row, code):
    return row.alias_of_id is None or code == settings.LANGUAGE_CODE


def _alternates(request, translations):
    real = {code: row for code, row in translations.items() if _is_real(row, code)}
    if len(real) < 2:
        return []
    links = [{"code": code, "url": _address(request, row)} for code, row in real.items()]
    if settings.LANGUAGE_CODE in real:
        links.append({"code": "x-default", "url": _address(request, real[settings.LANGUAGE_CODE])})
    return links


def _language(request, code, translations, current):
    row = translations.get(code)
    entry = _language_entry(code, current)
    entry["available"] = row is not None and _is_real(row, code)
    entry["url"] = row.get_url(request) if row else f"/{code}/"
    if not entry["available"]:
        with override(code):
            if row is not None:
                entry["note"] = gettext("This page is not translated yet.")
                entry["link_text"] = gettext("Read the original text")
            else:
                entry["note"] = gettext("This page does not exist in this language.")
                entry["link_text"] = gettext("To the home page")
    return entry


def _language_entry(code, current):
    name = get_language_info(code)["name_local"]
    return {
        "code": code,
        "name": name[:1].upper() + name[1:],
        "current": code == current,
        "available": True,
        "note": "",
    }


def _complete_without_page(request, frame, code):
    frame.noindex = True
    frame.languages = []
    for language, _name in settings.LANGUAGES:
        prefix = f"/{code}/"
        path = request.path
        url = (
            f"/{language}/{path[len(prefix) :]}"
            if path.startswith(f"{prefix}search/")
            else f"/{language}/"
        )
        frame.languages.append(_language_entry(language, code) | {"url": url})
    frame.breadcrumbs = []
