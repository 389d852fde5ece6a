"""Where a page stands: what is above it and its translations, found together with the page itself."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from wagtail.models import Page, PageViewRestriction

# No page lies deeper: its treebeard path would not fit.
DEEPEST = Page._meta.get_field("path").max_length // Page.steplen


@dataclass
class Whereabouts:
    """`ancestors`: pages from the home page down; `translations`: {language code: page}, its own included,
    drafts too. All with their locale."""

    ancestors: list
    translations: dict


def whereabouts(page):
    """The Whereabouts of a page: what came with it when it was found, or one query."""
    kept = getattr(page, "_whereabouts", None)
    if kept is None:
        kept = _of(page, _rows(Q(path__in=_above(page)) | Q(translation_key=page.translation_key)))
        page._whereabouts = kept
    return kept


def find(home, slugs):
    """(specific page, slugs left over) of the deepest page at an address below `home`, or None.

    Two queries for the whole way; asking the page for its whereabouts, its locale or, when nothing
    closes it, its restrictions takes no further one.
    """
    page, rows = _deepest(home, slugs[:DEEPEST])
    if page is None:
        return None
    specific = home if page.pk == home.pk else page.specific
    specific.locale = page.locale
    _settle(specific, rows)
    return specific, slugs[page.depth - home.depth :]


def _deepest(home, slugs):
    if not slugs:
        rows = _rows(
            Q(path__in=[*_above(home), home.path]) | Q(translation_key=home.translation_key)
        )
        return home, rows
    paths = [home.url_path]
    for slug in slugs:
        paths.append(f"{paths[-1]}{slug}/")
    # The slugs say nothing new, but they have an index.
    way = Q(slug__in=slugs, url_path__in=paths[1:], path__startswith=home.path)
    key = Page.objects.filter(way).order_by("-depth").values("translation_key")[:1]
    above = [*_above(home), home.path]
    rows = _rows(way | Q(path__in=above) | Q(translation_key=Subquery(key)))
    found = [row for row in rows if row.url_path in paths[1:] and row.path.startswith(home.path)]
    return max(found, key=lambda row: row.depth, default=None), rows


def _above(page):
    """Tree paths of everything above a page, the root included."""
    step = Page.steplen
    return [page.path[:length] for length in range(step, len(page.path), step)]


def _rows(wanted):
    closing = PageViewRestriction.objects.filter(
        Q(page_id=OuterRef("pk")) | Q(page_id=OuterRef("alias_of_id"))
    )
    far = Q(alias_of__alias_of__isnull=False)
    rows = Page.objects.filter(wanted).annotate(may_be_closed=Exists(closing) | far)
    return list(rows.select_related("locale").order_by("path"))


def _of(page, rows):
    above = _above(page)
    return Whereabouts(
        [row for row in rows if row.path in above and row.depth > 1],
        {
            row.locale.language_code: row
            for row in rows
            if row.translation_key == page.translation_key
        },
    )


def _settle(page, rows):
    page._whereabouts = _of(page, rows)
    way = {*_above(page), page.path}
    page.is_known_open = not any(row.may_be_closed for row in rows if row.path in way)
    source = page._whereabouts.translations.get(settings.LANGUAGE_CODE)
    if source is not None:
        page.source_id = source.pk
        if page.is_untranslated:
            page.content_locale = source.locale
