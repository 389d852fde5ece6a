"""The address of a translation: taken from its title once, then never changed silently.

Until it was published with words of its own it goes by its source's address.
"""

import re

from wagtail.coreutils import find_available_slug
from wagtail.models import Page, PageLogEntry

from facts.publication import register_preparation
from facts.sync import is_source, source_of
from facts.transliteration import slugify

_PUBLISHED = ["wagtail.publish", "wagtail.publish.scheduled"]
_WITHDRAWN = "wagtail_localize.convert_to_alias"


@register_preparation
def give_own_slug(page):
    """Before the first publication of a translated page whose slug is still its source's."""
    if not isinstance(page, Page) or page.pk is None or is_source(page) or page.depth <= 2:
        return
    source = source_of(page)
    # With a number behind it where a neighbour had the same.
    if source is None or not re.fullmatch(re.escape(source.slug) + r"(-\d+)?", page.slug):
        return
    if not was_published(page):
        page.slug = find_available_slug(
            page.get_parent(), slugify(page.title), ignore_page_id=page.pk
        )


def was_published(page):
    """True when the page was public before with words of its own, and was not withdrawn since."""
    last = (
        PageLogEntry.objects.filter(page=page.pk, action__in=[*_PUBLISHED, _WITHDRAWN])
        .order_by("timestamp", "pk")
        .last()
    )
    return last is not None and last.action != _WITHDRAWN


def follow_source(sender, instance, instance_before, **kwargs):
    """Drafts that still go by the source's address take its new one: at their first publication they are
    known by it (`give_own_slug`). Stand-ins follow when the source is published (translation/stand_ins.py).
    """
    if not is_source(instance):
        return
    drafts = sender._default_manager.filter(
        translation_key=instance.translation_key,
        slug=instance_before.slug,
        alias_of__isnull=True,
        live=False,
    ).exclude(pk=instance.pk)
    for draft in drafts:
        if was_published(draft):
            continue
        slug = find_available_slug(draft.get_parent(), instance.slug, ignore_page_id=draft.pk)
        draft.slug = slug
        draft.save(clean=False, update_fields=["slug", "url_path"])
        if draft.latest_revision is not None:
            draft.latest_revision.content |= {"slug": slug, "url_path": draft.url_path}
            draft.latest_revision.save(update_fields=["content"])


def on_published(sender, instance, revision=None, alias=False, **kwargs):
    """The revision that was published keeps the address it was published at."""
    if alias or revision is None or not isinstance(instance, Page):
        return
    if revision.content.get("slug") != instance.slug:
        revision.content["slug"] = instance.slug
        revision.save(update_fields=["content"])
