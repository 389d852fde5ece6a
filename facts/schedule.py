"""When a page is published and taken down: times that the editor's dialog refuses, times that are cancelled."""

from django.db.models.signals import post_save
from wagtail.models import Revision

FIELDS = ("go_live_at", "expire_at")


def settle_refused(form):
    """One message for one mistake, and a dialog that, closed by its cross, has the former times again.

    Upstream's goes back to what the form was opened with, which after a refusal is what was refused.
    """
    errors = form.errors
    if not errors.keys() & set(FIELDS):
        return
    if len(errors.get("expire_at", ())) > 1:
        # It lies in the past, and therefore before the beginning too.
        errors.pop("go_live_at", None)
        del errors["expire_at"].data[:-1]
    for name in set(FIELDS) & form.fields.keys():
        field = form.fields[name]
        kept = field.widget.format_value(
            field.prepare_value(form.get_initial_for_field(field, name))
        )
        field.widget.attrs["data-w-action-value-param"] = kept or ""


def forget_cancelled(sender, instance, update_fields=None, **kwargs):
    """Receiver of Revision's `post_save`: what is not scheduled any more has no time at which it is published.

    Upstream keeps it in the draft, where the next publishing would silently be a scheduling again.
    """
    if not update_fields or "approved_go_live_at" not in update_fields:
        return
    moment = instance.content.get("go_live_at")
    if instance.approved_go_live_at is not None or not moment:
        return
    row = instance.content_object
    for revision in Revision.objects.filter(pk__in={instance.pk, row and row.latest_revision_id}):
        if revision.content.get("go_live_at") == moment:
            content = revision.content | {"go_live_at": None}
            Revision.objects.filter(pk=revision.pk).update(content=content)
    if row is not None and not row.live:
        type(row)._default_manager.filter(pk=row.pk).update(go_live_at=None)


def connect():
    post_save.connect(forget_cancelled, Revision, dispatch_uid="facts.schedule.forget_cancelled")
