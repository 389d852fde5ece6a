"""The original has changed: who translated it hears of it, once for each publication of each page."""

import logging
from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail_localize.models import TranslationSource

from translation import roles
from translation.models import TextRevision, TranslationTask
from translation.models.notices import Kind
from translation.notify.sending import send

log = logging.getLogger(__name__)
MOST_PEOPLE = 3


def before_source_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of `pre_save` of TranslationSource: its time of update moves when its words have changed."""
    if raw or instance.pk is None:
        return
    if update_fields is not None and "last_updated_at" not in update_fields:
        return
    before = TranslationSource.objects.filter(pk=instance.pk).values_list(
        "last_updated_at", flat=True
    )
    known = before.first()
    if known is not None and instance.last_updated_at > known:
        transaction.on_commit(partial(_tell, instance.pk, known), robust=True)


def _tell(pk, before):
    source = TranslationSource.objects.filter(pk=pk).first()
    # Set back when the words turned out to be the same.
    if source is None or source.last_updated_at <= before:
        return
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        send(Kind.CHANGED, concerned(translation), translation=translation)


def concerned(translation):
    """To whom the task is given; else who translated last, if they still may."""
    task = (
        TranslationTask.objects.filter(translation=translation, assignee__isnull=False)
        .exclude(state__in=TranslationTask.CLOSED)
        .select_related("assignee")
        .first()
    )
    if task is not None:
        return [task.assignee]
    return last_translators(translation)


def last_translators(translation):
    """The people who last wrote texts of a translation, at most three, the latest first; not who approved."""
    rows = TextRevision.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        user__isnull=False,
        user__is_active=True,
    ).exclude(origin=TextRevision.Origin.REVIEW)
    keys = list(dict.fromkeys(rows.order_by("-pk").values_list("user_id", flat=True)[:500]))
    people = get_user_model().objects.in_bulk(keys)
    allowed = [people[key] for key in keys if roles.may(people[key], roles.SEE, translation)]
    return allowed[:MOST_PEOPLE]
