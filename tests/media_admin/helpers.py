"""Albums, pictures and forms for the tests of the photo table."""

import io
import uuid

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from media import making
from media.models import AlbumPage, AlbumPhoto
from media.models import Image as Picture


def jpeg(colour="teal", size=(300, 200), **options):
    output = io.BytesIO()
    Image.new("RGB", size, colour).save(output, "JPEG", **options)
    return output.getvalue()


def upload(name="IMG_1.jpg", data=None, colour="olive"):
    return SimpleUploadedFile(name, data if data is not None else jpeg(colour), "image/jpeg")


def picture(title="снимка", files=False):
    image = Picture(title=title, file=ContentFile(jpeg(), name=f"{uuid.uuid4().hex}.jpg"))
    image.save()
    if files:
        making.make(image)
    return image


def make_album(index, photos=3):
    page = AlbumPage(title="Езерата", slug=uuid.uuid4().hex[:8], locale=index.locale)
    page.photos = [
        AlbumPhoto(
            image=picture(f"Снимка {n}"), locale=index.locale, sort_order=n, alt=f"Описание {n}"
        )
        for n in range(1, photos + 1)
    ]
    return index.add_child(instance=page)


def url(album, name="media_album_photos"):
    return reverse(name, args=[album.pk])


def table(client, album, query=""):
    response = client.get(url(album) + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def form_data(html, form):
    """What a browser would send of the form if nothing were typed."""
    data = {}
    for field in form.select("input, textarea, select"):
        kind = field.get("type", "")
        if kind in ("submit", "file") or (
            kind in ("radio", "checkbox") and not field.has_attr("checked")
        ):
            continue
        if field.name == "select":
            option = field.select_one("option[selected]") or field.option
            value = option["value"] if option else ""
        else:
            value = (
                field.text.removeprefix("\n")
                if field.name == "textarea"
                else field.get("value", "")
            )
        data.setdefault(field["name"], []).append(value)
    return data


def rows_data(html):
    return form_data(html, html.select_one("table.album-photos").find_parent("form"))


def upload_data(html, *files, **fields):
    data = form_data(html, html.select_one("form[data-album-upload]"))
    return (
        data
        | {"upload-people_shown": "none"}
        | {f"upload-{name}": value for name, value in fields.items()}
        | {"upload-files": list(files)}
    )


def draft(album):
    photos = AlbumPage.objects.get(pk=album.pk).get_latest_revision_as_object().photos.all()
    return sorted(photos, key=lambda photo: photo.sort_order)


def titles(album):
    return [photo.image.title for photo in draft(album)]


def keys(album):
    return [photo.key for photo in album.photos.order_by("sort_order")]
