"""Every page has its stand-in in every language that follows the source, whatever way it was made.

A stand-in is an alias of the source page in another language's tree. It stays one until the translation
is published for the first time, so that readers always find something, marked as untranslated.
"""

from contextlib import contextmanager
from threading import local

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from facts.pages import BasePage
from facts.publication import PublicationBlocked
from facts.sync import is_source
from translation.flow.prepared import has_prepared
from translation.languages import following_locales, source_locale
from translation.missing import has_missing, has_translation

_state = local()


@contextmanager
def later():
    """Inside, new pages get no stand-ins; at the end all missing ones are made at once (bulk imports)."""
    if getattr(_state, "later", False):
        yield
        return
    _state.later = True
    try:
        yield
    finally:
        _state.later = False
    fill()


def missing_locales(page):
    """The following locales in which `page` has no row."""
    rows = Page.objects.filter(translation_key=page.translation_key)
    return list(following_locales().exclude(pk__in=rows.values("locale_id")))


def ensure(page):
    """Makes the stand-ins that a page of the source language lacks; returns them."""
    return [
        page.copy_for_translation(locale, copy_parents=True, alias=True)
        for locale in missing_locales(page)
    ]


def on_created(sender, instance, **kwargs):
    if isinstance(instance, BasePage) and is_source(instance) and not getattr(_state, "later", 0):
        ensure(instance)


def on_published(sender, instance, alias=False, **kwargs):
    """Pages that came another way get theirs; the stand-ins' addresses follow the source's."""
    if alias or not isinstance(instance, BasePage) or not is_source(instance):
        return
    if not getattr(_state, "later", False):
        ensure(instance)
    follow_slug(instance)


def follow_slug(page):
    if page.depth <= 2:
        return  # the home pages of the languages are neighbours, each with its own name
    stand_ins = Page.objects.filter(alias_of=page, translation_key=page.translation_key)
    for stand_in in stand_ins.exclude(slug=page.slug):
        slug = find_available_slug(stand_in.get_parent(), page.slug, ignore_page_id=stand_in.pk)
        if slug != stand_in.slug:
            stand_in.slug = slug
            stand_in.save(clean=False, update_fields=["slug", "url_path"])


def fill():
    """Makes every missing stand-in of every page; returns how many. Idle: one query per language."""
    made = 0
    for locale in following_locales():
        for page in pages_without_row(locale).specific().iterator(chunk_size=100):
            # A parent's stand-in may have come with its child's.
            if isinstance(page, BasePage) and not has_row(page, locale):
                page.copy_for_translation(locale, copy_parents=True, alias=True)
                made += 1
    return made


def pages_without_row(locale):
    """The pages of the source language that have no row in `locale`, parents first."""
    there = Page.objects.filter(locale=locale).values("translation_key")
    pages = Page.objects.filter(locale=source_locale(), depth__gt=1)
    # Wagtail's welcome page is a plain Page and needs none.
    return pages.exclude(translation_key__in=there).not_exact_type(Page).order_by("path")


def has_row(page, locale):
    return Page.objects.filter(translation_key=page.translation_key, locale=locale).exists()


def stands_in_for_another_language(page):
    return page.alias_of_id is not None and page.locale.language_code != settings.LANGUAGE_CODE


def before_save(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of `pre_save`: a stand-in gives up its original only for a complete translation.

    Then it becomes a draft; publishing the translation makes it public again. Until then the engine's own
    ways, and Wagtail's, end in a refusal and the stand-in stays what it was.
    """
    if raw or not update_fields or not {"alias_of", "alias_of_id"} & set(update_fields):
        return
    if not isinstance(instance, BasePage) or instance.alias_of_id or is_source(instance):
        return
    if not is_complete(instance):
        raise PublicationBlocked(
            [
                _("“%(title)s” is not fully translated into %(language)s yet.")
                % {"title": instance.title, "language": instance.locale.get_display_name()}
            ]
        )
    instance.live = False
    instance.live_revision = None
    Page.objects.filter(pk=instance.pk).update(live=False, live_revision=None)


def is_complete(page):
    """Translators work on the page in its language and left nothing out."""
    state = (
        Page.objects.filter(pk=page.pk)
        .annotate(
            started=has_translation(page.locale_id),
            lacks_words=has_missing(page.locale_id),
            shows_draft=has_prepared(),
        )
        .values_list("started", "lacks_words", "shows_draft")
    )
    return list(state) == [(True, False, False)]
