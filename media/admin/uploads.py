"""One uploaded file becomes a picture in the library and a photograph in the album's draft."""

import hashlib
import os
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from media.admin.image_form import PictureField
from media.models import Image


@dataclass(frozen=True)
class Outcome:
    """What became of a file; `message` is for the person who uploaded it."""

    name: str
    image: object = None
    message: str = ""


def take(file, facts, album, user, collection):
    """Outcome of storing `file` (an UploadedFile) with `facts` (values of Image fields)."""
    try:
        known = _known(file)
        if known is not None:
            message = gettext(
                "Added to the album. The picture was in the library already and was not stored twice."
            )
            return Outcome(file.name, known, message)
        return Outcome(file.name, _store(file, facts, album, user, collection))
    except ValidationError as error:
        return Outcome(file.name, None, " ".join(error.messages))


def _known(file):
    """The picture whose file was the same, byte for byte, when it was uploaded."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return Image.objects.filter(sha256=digest.hexdigest()).first()


def _store(file, facts, album, user, collection):
    # Kind, size and pixels, as for every upload in the admin.
    PictureField(required=True).clean(file)
    file.seek(0)
    facts = dict(facts)
    tags = facts.pop("tags", [])
    image = Image(
        title=title_of(file.name), file=file, uploaded_by_user=user, collection=collection, **facts
    )
    image.prepare_file()
    if not image.credit:
        image.photographer = album.default_credit
    with transaction.atomic():
        image.save()
        if tags:
            image.tags.add(*tags)
    return image


def title_of(name):
    """„DSC_0042.JPG“ → "DSC_0042": found again by the name it has on the camera."""
    stem = os.path.splitext(os.path.basename(name))[0].strip()
    return stem[:255] or gettext("Photograph")


def add_to(draft, outcomes):
    """Adds the pictures of `outcomes` to the draft; returns outcomes, with a message for what was there already."""
    results = []
    for outcome in outcomes:
        if outcome.image is not None and draft.holds(outcome.image):
            message = gettext("This photograph is already in the album.")
            outcome = Outcome(outcome.name, None, message)
        elif outcome.image is not None:
            draft.add(outcome.image)
        results.append(outcome)
    return results
