"""What happens in the other languages when a record is unpublished, deleted or comes back.

They go with their source. Translators' words stay in the engine: a page that comes back finds them again.
"""

from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from facts.publication import PublicationBlocked
from facts.snippets import BaseSnippet
from facts.sync import FactsMixin, is_source, is_stand_in
from translation.places import counterparts
from translation.stand_ins import ensure

# Entry in the history of a record that was hidden together with its source; keeps what was public.
HIDDEN = "translation.hidden_with_source"


def own_words(source):
    """The translations of a source record: stand-ins are Wagtail's business."""
    rows = type(source)._default_manager.filter(translation_key=source.translation_key)
    rows = rows.exclude(pk=source.pk)
    return rows.filter(alias_of__isnull=True) if isinstance(source, Page) else rows


def is_ours(instance):
    return isinstance(instance, FactsMixin) and not is_stand_in(instance) and is_source(instance)


def on_unpublished(sender, instance, **kwargs):
    """Receiver of `unpublished`: by hand, in bulk, by the API or when the record expires."""
    if isinstance(instance, Page):
        instance = instance.specific  # the scheduler and lists of pages know them as plain pages
    if not is_ours(instance):
        return
    for row in own_words(instance).filter(live=True):
        was_live = row.live_revision_id
        row.unpublish(log_action=False)
        log(row, HIDDEN, data={"revision": {"id": was_live}})


def on_published(sender, instance, **kwargs):
    """Receiver of `published`: what was hidden together with its source comes back with it."""
    if not is_ours(instance) or not instance.live:
        return
    for row in own_words(instance).filter(live=False):
        last = log_registry.get_logs_for_instance(row).order_by("timestamp", "pk").last()
        if last is None or last.action != HIDDEN:
            continue
        revision = Revision.objects.filter(pk=last.data["revision"]["id"]).first()
        if revision is not None:
            with suppress(PublicationBlocked):
                revision.publish(changed=False)


def pages_of_its_own(row, source):
    """Pages below `row` that no page below `source` stands for: written in that language alone."""
    below = Page.objects.filter(path__startswith=source.path).values("translation_key")
    return row.get_descendants().exclude(translation_key__in=below)


def before_page_delete(sender, instance, **kwargs):
    """Receiver of Page's `pre_delete`: the rows in other languages go with their source."""
    if instance.depth <= 1 or not is_source(instance):
        return
    for row in counterparts(instance):
        if pages_of_its_own(row, instance).exists():
            # Its place is needed; its words are the deleted page's.
            Page.objects.filter(pk=row.pk).update(live=False, alias_of=None)
        else:
            row.specific.delete()


def after_snippet_delete(sender, instance, **kwargs):
    """Receiver of every `post_delete`: a snippet's translations go with it."""
    if isinstance(instance, BaseSnippet) and is_source(instance):
        for row in own_words(instance):
            row.delete()


def after_page_delete(sender, instance, **kwargs):
    """Receiver of Page's `post_delete`: where a translation was, the source stands in again."""
    if instance.depth <= 1 or is_source(instance):
        return
    key = instance.translation_key

    def restore():
        for page in Page.objects.filter(translation_key=key).select_related("locale"):
            if is_source(page):
                ensure(page.specific)

    transaction.on_commit(restore)


def words_in_locale(locale):
    """How many translated texts a locale holds."""
    return StringTranslation.objects.filter(locale=locale).count()


def refusal_to_delete(locale):
    """The message for an administrator, or None when no work would be lost."""
    count = words_in_locale(locale)
    if not count:
        return None
    return _(
        "“%(locale)s” holds %(count)d translated texts. They would be lost with it, so it cannot be deleted."
    ) % {"locale": locale.get_display_name(), "count": count}


def before_locale_delete(sender, instance, **kwargs):
    """Receiver of Locale's `pre_delete`. Raises ProtectedError."""
    message = refusal_to_delete(instance)
    if message:
        raise ProtectedError(message, set(StringTranslation.objects.filter(locale=instance)[:1]))
