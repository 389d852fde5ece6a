"""Other pictures and links for one language that readers do not have yet.

The engine keeps only the present choice. Its history tells what it was when the translation was last
published: the last entry up to that moment, and what the original has where there is none.
"""

from django.db.models import Exists, OuterRef
from wagtail_localize.models import OverridableSegment, SegmentOverride

from translation.models import ChoiceRevision

# Choices of the source `w` in the locale `l` that differ from what the row `t` was published with.
CHANGED_SQL = """
SELECT 1 FROM wagtail_localize_overridablesegment g
JOIN translation_choicerevision n ON n.context_id = g.context_id AND n.locale_id = l.id
WHERE g.source_id = w.id AND n.created_at > t.last_published_at AND NOT EXISTS (
    SELECT 1 FROM translation_choicerevision m
    WHERE m.context_id = n.context_id AND m.locale_id = n.locale_id AND m.id > n.id)
  AND n.data_json <> COALESCE((
    SELECT b.data_json FROM translation_choicerevision b
    WHERE b.context_id = n.context_id AND b.locale_id = n.locale_id
      AND b.created_at <= t.last_published_at
    ORDER BY b.id DESC LIMIT 1), '')
"""


def changed_since(translation, moment):
    """The content paths of the choices that are others than at `moment`, the last publication; one query.

    The same rule as CHANGED_SQL; a test holds the two together.
    """
    places = OverridableSegment.objects.filter(
        source_id=translation.source_id, context_id=OuterRef("context_id")
    )
    entries = ChoiceRevision.objects.filter(
        Exists(places),
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
    ).order_by("pk")
    before, now = {}, {}
    for path, data, created_at in entries.values_list("context__path", "data_json", "created_at"):
        now[path] = data
        if created_at <= moment:
            before[path] = data
    return [path for path, data in now.items() if data != before.get(path, "")]


def on_saved(sender, instance, raw=False, **kwargs):
    """Receiver of `post_save` of SegmentOverride."""
    if not raw and instance.context_id is not None:
        _note(instance, instance.data_json)


def on_deleted(sender, instance, origin=None, **kwargs):
    """Receiver of `post_delete`. Not where the language itself goes: an entry would point at nothing."""
    own = isinstance(origin, SegmentOverride) or getattr(origin, "model", None) is SegmentOverride
    if own and instance.context_id is not None:
        _note(instance, "")


def _note(override, data):
    place = {"context_id": override.context_id, "locale_id": override.locale_id}
    last = ChoiceRevision.objects.filter(**place).values_list("data_json", flat=True).last()
    if data != (last or ""):
        ChoiceRevision.objects.create(**place, data_json=data)
