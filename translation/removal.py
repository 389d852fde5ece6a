"""What happens in the other languages when a page is unpublished or deleted.

Pages go with their source. Translators' words stay in the engine: a page that comes back finds them again.
"""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from facts.sync import is_source
from translation.places import counterparts
from translation.stand_ins import ensure


def own_words(page):
    """The live translations of a source page (its stand-ins are Wagtail's business)."""
    return counterparts(page).filter(alias_of__isnull=True, live=True)


def on_unpublished(sender, instance, **kwargs):
    """Receiver of `page_unpublished`: by hand, in bulk, by the API or when the page expires."""
    if is_source(instance):
        for row in own_words(instance):
            row.specific.unpublish(log_action=False)


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
