"""The photographs of an album's latest draft, and the ways to change them.

Nothing here is public before the album is published: every change is a draft revision.
"""

import contextlib
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from media.models import AlbumPage, AlbumPhoto
from media.renditions import prefetch_pictures

# Changes of one sitting share a revision: two hundred uploads are not two hundred versions.
ONE_SITTING = timedelta(hours=1)


class PhotoDraft:
    """`page` as its latest revision has it, `photos` in the order set by hand."""

    def __init__(self, page):
        self.record = page
        self.page = page.get_latest_revision_as_object()
        self.photos = sorted(self.page.photos.all(), key=lambda photo: photo.sort_order or 0)
        self.changed = False

    def by_key(self):
        return {photo.key: photo for photo in self.photos}

    def add(self, image):
        """Appends a picture; its words come from its last use in an album of the same language."""
        last = (
            AlbumPhoto.objects.filter(image=image, locale=self.page.locale).order_by("-pk").first()
        )
        photo = AlbumPhoto(
            image=image,
            locale=self.page.locale,
            caption=last.caption if last else "",
            alt=last.alt if last else "",
        )
        self.photos.append(photo)
        self.changed = True
        return photo

    def holds(self, image):
        return any(photo.image_id == image.pk for photo in self.photos)

    def remove(self, keys):
        kept = [photo for photo in self.photos if photo.key not in keys]
        self.changed |= len(kept) != len(self.photos)
        self.photos = kept

    def move(self, key, step):
        """Moves a photograph by one place; the ends stay where they are."""
        at = [photo.key for photo in self.photos].index(key)
        self.reorder({key: at + 1 + step})

    def reorder(self, wanted):
        """Gives photographs the numbers wanted ({key: 1 …}); the others keep their order around them."""

        def place(entry):
            number, photo = entry
            to = wanted.get(photo.key, number)
            # Moved up: before the one that has the number now; moved down: after it.
            return to + (0.5 if to > number else -0.5 if to < number else 0)

        numbered = sorted(enumerate(self.photos, 1), key=place)
        order = [photo for number, photo in numbered]
        self.changed |= order != self.photos
        self.photos = order

    def set_cover(self, key):
        """The cover is a photograph's picture; None for the first one, whichever it is."""
        photo = self.by_key().get(key)
        image_id, alt = (photo.image_id, photo.alt) if photo else (None, "")
        if image_id != self.page.lead_image_id:
            self.page.lead_image_id, self.page.lead_image_alt = image_id, alt
            self.changed = True

    def set_words(self, photo, caption, alt):
        if (photo.caption, photo.alt) != (caption, alt):
            photo.caption, photo.alt = caption, alt
            self.changed = True

    def save(self, user):
        for number, photo in enumerate(self.photos):
            photo.sort_order = number
        self.page.photos = self.photos
        # The other fields are as they were: an unfinished draft must not refuse a photograph.
        return self.page.save_revision(
            user=user,
            log_action=True,
            clean=False,
            overwrite_revision=_of_this_sitting(self.record, user),
        )


def _of_this_sitting(page, user):
    """The latest revision, when the same user made it just now and nothing else depends on it."""
    revision = page.latest_revision
    if (
        revision is None
        or revision.user_id != user.pk
        or revision.pk == page.live_revision_id
        or revision.approved_go_live_at
        or revision.created_at < timezone.now() - ONE_SITTING
        or page.workflow_in_progress
    ):
        return None
    return revision


@contextlib.contextmanager
def changing(page_id, user):
    """PhotoDraft of the album, saved at the end if it was changed; others wait so that nothing is lost."""
    with transaction.atomic():
        page = AlbumPage.objects.select_for_update(of=["self"]).get(pk=page_id)
        draft = PhotoDraft(page)
        yield draft
        if draft.changed:
            draft.save(user)


def is_editable(page):
    """Only the source language's album holds facts; a translation's words belong to the translators."""
    return page.alias_of_id is None and (
        page.locale.language_code == settings.LANGUAGE_CODE or page.source_id is None
    )


def load_pictures(photos):
    """Pictures and thumbnails of photographs, in two queries."""
    return prefetch_pictures(photos, "thumb", field="image")
