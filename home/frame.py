"""The frame around every page: who we are, menus, language switch, breadcrumb, addresses.

What is the same on every page of a language (home/identity.py) is kept in the cache until something is
published; what belongs to the page came with it (home/whereabouts.py).
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, gettext, override
from wagtail.models import Site

from facts.languages import language_name
from home.entrance import homes
from home.identity import identity
from home.whereabouts import whereabouts
from media.renditions import prefetch_pictures, share_url

CACHE_SECONDS = 24 * 3600
PAGE_PARAMETERS = {"page", "p"}
# A longer one is cut by the search too.
LONGEST_QUERY = 200
# Choices of the lists that have the same values in every language: years, codes, keys of records.
SHARED_CHOICES = (
    "year", "country", "town", "kind", "state", "status", "relation", "role", "theme", "programme",
    "period", "category",
)  # fmt: skip
LONGEST_CHOICE = 60
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
        homes(request)  # with them come the roots of all addresses
        kept = identity(request, site, code)
        if site:
            cache.set(_key(site.pk, code), kept, CACHE_SECONDS)
    return kept


# --- belongs to the page -------------------------------------------------------------------------


def _complete(request, frame, page, code):
    place = whereabouts(page)
    translations = {language: row for language, row in place.translations.items() if row.live}
    frame.breadcrumbs = [_crumb(request, row, code) for row in [*place.ancestors, page]]
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
    title = getattr(row, "short_title", row.title)
    return {"title": title, "url": row.get_url(request), "lang": lang}


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
    entry["url"] = f"{row.get_url(request)}{_shared_choices(request)}" if row else f"/{code}/"
    if not entry["available"]:
        with override(code):
            if row is not None:
                entry["note"] = gettext("This page is not translated yet.")
                entry["link_text"] = gettext("Read the original, in %(language)s") % {
                    "language": language_name(settings.LANGUAGE_CODE)
                }
            else:
                entry["note"] = gettext("This page does not exist in this language.")
                entry["link_text"] = gettext("To the home page")
    return entry


def _shared_choices(request):
    """„?year=2014“: what of the reader's choices narrows the list in any language in the same way; or ""."""
    chosen = {name: request.GET.get(name, "")[:LONGEST_CHOICE] for name in SHARED_CHOICES}
    chosen = {name: value for name, value in chosen.items() if value}
    return f"?{urlencode(chosen)}" if chosen else ""


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
        url = f"/{language}/{_same_everywhere(request, code)}"
        frame.languages.append(_language_entry(language, code) | {"url": url})
    frame.breadcrumbs = []


def _same_everywhere(request, code):
    """What stands behind the language in an address that every language has; "" for any other.

    Of a search the words come along, not the choices: they may not exist there.
    """
    rest = request.path.removeprefix(f"/{code}/")
    if not rest.startswith(("search/", "lists/")):
        return ""
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    return f"{rest}?{urlencode({'q': query})}" if query else rest
