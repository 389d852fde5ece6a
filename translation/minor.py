"""The tick "minor edit, translations stay valid" in the editors of pages and records.

It holds for the revision that is saved with it, whenever that one is published: at once, at a set time or by
a workflow. Nobody finds it ticked from before.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from facts.sync import is_source
from translation.models import MinorEdit

FIELD = "minor_edit"
ACTION = "translation.minor_edit"


def edit_of(revision):
    """The MinorEdit of a revision that is being published, or None."""
    if revision is None:
        return None
    return MinorEdit.objects.filter(revision=revision).select_related("user", "revision").first()


def has_translations(instance):
    """Whether translators work, or worked, on a record of the source language."""
    return (
        isinstance(instance, TranslatableMixin)
        and instance.pk is not None
        and is_source(instance)
        and Translation.objects.filter(source__object_id=instance.translation_key).exists()
    )


def read(request, instance):
    """Keeps what the editor's form says until its revision is saved, a few steps on."""
    if request.method == "POST" and isinstance(instance, TranslatableMixin):
        instance.minor_edit_by = request.user if request.POST.get(FIELD) else None


def on_revision_saved(sender, instance, revision, **kwargs):
    """Receiver of facts.sync.revision_saved: marks the revision, or takes the mark from it."""
    if not hasattr(instance, "minor_edit_by"):
        return
    user = instance.minor_edit_by
    if user is None or not has_translations(instance):
        MinorEdit.objects.filter(revision=revision).delete()
    else:
        MinorEdit.objects.update_or_create(revision=revision, defaults={"user": user})


@hooks.register("before_edit_page")
def before_edit_page(request, page):
    read(request, page)


@hooks.register("before_edit_snippet")
def before_edit_snippet(request, instance):
    read(request, instance)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        ACTION,
        _("Minor edit, translations stay valid"),
        _("Published as a minor edit: the translations stay valid"),
    )
