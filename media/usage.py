"""Where a picture is used: the reference index leaves the photographs of albums out, this adds them."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ReferenceIndex
from wagtail.models.reference_index import ReferenceGroups


def of_image(image):
    """The ReferenceGroups of everything that shows the image, albums included."""
    return ReferenceGroups([*ReferenceIndex.get_references_to(image), *_from_albums(image)])


def _from_albums(image):
    """Unsaved index rows, one for each album, as the index would hold them."""
    photos = image.album_photos.all()
    pks = sorted(set(photos.values_list("page_id", flat=True)))
    page_model = photos.model._meta.get_field("page").related_model
    types = {
        "base_content_type": ReferenceIndex._get_base_content_type(page_model),
        "content_type": ContentType.objects.get_for_model(page_model),
        "to_content_type": ContentType.objects.get_for_model(image),
        "to_object_id": str(image.pk),
    }
    references = [
        ReferenceIndex(
            **types,
            object_id=str(pk),
            model_path="photos.item.image",
            content_path="photos.item.image",
            content_path_hash=uuid.uuid4(),
        )
        for pk in pks
    ]
    for reference in references:
        # Upstream looks at the outer relation (photographs go with their album), not at the picture's.
        reference.on_delete = models.PROTECT
    return references
