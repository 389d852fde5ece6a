"""Other links and pictures for one language: the few facts that a text's place lets differ."""

import json
from dataclasses import dataclass

from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy
from wagtail_localize.models import OverridableSegment, SegmentOverride
from wagtail_localize.segments.extract import quote_path_component

PICTURE = ".image.image"
CHOOSE = ["choose", "add", "change"]


@dataclass
class Choice:
    """`value` is what the original has, `own` what this language has instead, or None."""

    pk: int
    is_picture: bool
    value: object
    own: object = None

    @property
    def shown(self):
        return self.own if self.own is not None else self.value


def of_row(opened, row):
    """The Choices that belong to a text: links in it, the picture that it describes."""
    found = [
        choice_of(opened.translation, segment)
        for segment in segments_of(opened.translation)
        if belongs(segment.context.path, row)
    ]
    if not may_choose_pictures(opened.user):
        found = [choice for choice in found if not choice.is_picture]
    return found


def segments_of(translation):
    return OverridableSegment.objects.filter(source_id=translation.source_id).select_related(
        "context"
    )


def belongs(choice_path, row):
    text_path = row.segment.context.path
    if choice_path.endswith(PICTURE):
        return text_path.startswith(choice_path.removesuffix("image.image"))
    # A rich text's link: the address in quotes behind the path of the text.
    return any(
        choice_path == f"{text_path}.{quote_path_component(address)}"
        for address, _words in row.link_targets.values()
        if address
    )


def choice_of(translation, segment):
    override = SegmentOverride.objects.filter(
        context_id=segment.context_id, locale_id=translation.target_locale_id
    ).first()
    is_picture = segment.context.path.endswith(PICTURE)
    value, own = json.loads(segment.data_json), json.loads(override.data_json) if override else None
    if is_picture:
        images = get_image_model().objects.in_bulk([key for key in (value, own) if key])
        value, own = images.get(value), images.get(own)
    return Choice(segment.pk, is_picture, value, own)


def may_choose_pictures(user):
    return permission_policy.user_has_any_permission(user, CHOOSE)


def pictures_for(user):
    return permission_policy.instances_user_has_any_permission_for(user, CHOOSE)


def set_own(translation, segment, value):
    """`value` None goes back to what the original has."""
    place = {"context_id": segment.context_id, "locale_id": translation.target_locale_id}
    if value is None:
        SegmentOverride.objects.filter(**place).delete()
    else:
        SegmentOverride.objects.update_or_create(
            **place,
            defaults={"data_json": json.dumps(value), "has_error": False, "field_error": ""},
        )
