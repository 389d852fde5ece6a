"""Uploads into an album, pictures in use, and the library's own forms."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.users.models import UserProfile

from media.models import AlbumPage, AlbumPhoto, DocumentFile
from media.models import Image as Picture
from tests.media_admin.helpers import (
    draft,
    jpeg,
    make_album,
    picture,
    table,
    titles,
    upload,
    upload_data,
    url,
)

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


# --- Uploads -----------------------------------------------------------------------------------------


@pytest.mark.feature("G3", "G5")
def test_many_files_at_once_with_facts_given_once(client, editor, album):
    album.default_credit = "Фотоклуб"
    album.save()
    html = table(client, album)
    files = [
        upload("DSC 1.JPG"),
        upload("Снимка две.jpg", colour="red"),
        upload("с автор.jpg", colour="blue"),
    ]
    exif = Image.Exif()
    exif[0x013B] = "Мария".encode()
    files[2] = upload("с автор.jpg", jpeg("blue", exif=exif))
    data = upload_data(
        html, *files, licence="cc-by-4", place="Омол", people_shown="crowd", tags="обмен, езеро"
    )
    response = client.post(url(album, "media_album_photos_upload"), data, follow=True)
    assert response.status_code == 200
    assert titles(album)[3:] == ["DSC 1", "Снимка две", "с автор"]
    new = list(Picture.objects.order_by("pk"))[3:]
    assert [image.photographer for image in new] == ["Фотоклуб", "Фотоклуб", "Мария"]
    for image in new:
        assert (image.licence, image.place, image.people_shown) == ("cc-by-4", "Омол", "crowd")
        assert set(image.tags.names()) == {"обмен", "езеро"}
        assert image.uploaded_by_user == editor
    assert album.photos.count() == 3  # a draft


def test_each_bad_file_is_named_and_the_good_ones_stay(client, editor, album, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5000
    html = table(client, album)
    files = [
        upload("добра.jpg"),
        upload("текст.jpg", b"text"),
        upload("половин.jpg", jpeg("navy")[:600]),
        upload("рисунка.svg", b"<svg/>"),
        upload("голяма.jpg", jpeg("navy") + b"\0" * 6000),
        upload("друга.png"),
    ]
    response = client.post(
        url(album, "media_album_photos_upload"), upload_data(html, *files), follow=True
    )
    assert titles(album)[3:] == ["добра"]
    text = BeautifulSoup(response.content, "html.parser").select_one(".messages").text
    for file in files[1:]:
        assert f"{file.name}:" in text
    assert Picture.objects.count() == 4


@pytest.mark.feature("G2")
def test_one_file_per_request_with_an_answer_for_each(client, editor, album):
    html = table(client, album)
    for name, data, ok in (("а.jpg", jpeg("red"), True), ("б.jpg", b"x", False)):
        sent = upload_data(html, upload(name, data))
        answer = client.post(url(album, "media_album_photos_upload"), sent, **JSON).json()["files"]
        assert [(file["name"], file["ok"]) for file in answer] == [(name, ok)]
        assert bool(answer[0]["message"]) != ok
    assert titles(album)[3:] == ["а"]


def test_uploads_of_one_sitting_are_one_version(client, editor, album):
    html = table(client, album)
    for n in range(4):
        sent = upload_data(html, upload(f"{n}.jpg", jpeg((n * 40, 0, 0))))
        client.post(url(album, "media_album_photos_upload"), sent, **JSON)
    page = AlbumPage.objects.get(pk=album.pk)
    assert len(titles(album)) == 7
    assert page.revisions.count() == 1
    page.latest_revision.publish()
    assert page.photos.count() == 7
    # What is public is never written over.
    client.post(
        url(album, "media_album_photos_upload"),
        upload_data(html, upload("x.jpg", jpeg("white"))),
        **JSON,
    )
    assert page.revisions.count() == 2
    assert AlbumPage.objects.get(pk=album.pk).photos.count() == 7


@pytest.mark.feature("G18", "G32")
def test_the_same_file_is_stored_once(client, editor, album, index):
    other = make_album(index, 0)
    for page in (album, other):
        sent = upload_data(table(client, page), upload("а.jpg", jpeg("red")))
        answer = client.post(url(page, "media_album_photos_upload"), sent, **JSON).json()["files"][
            0
        ]
        assert answer["ok"]
    assert answer["message"]
    assert draft(album)[3].image == draft(other)[0].image
    again = client.post(
        url(album, "media_album_photos_upload"),
        upload_data(table(client, album), upload("а.jpg", jpeg("red"))),
        **JSON,
    ).json()["files"][0]
    assert not again["ok"] and again["message"]
    assert len(draft(album)) == 4


def test_what_is_wrong_with_all_files_is_said_first(client, editor, album):
    html = table(client, album)
    data = upload_data(html, upload(), taken_on="вчера", place="Омол")
    response = client.post(url(album, "media_album_photos_upload"), data)
    html = BeautifulSoup(response.content, "html.parser")
    assert html.select_one("input[name=upload-place]")["value"] == "Омол"
    assert "вчера" in html.select_one("form[data-album-upload]").text
    answer = client.post(
        url(album, "media_album_photos_upload"),
        upload_data(html, upload(), taken_on="вчера"),
        **JSON,
    )
    assert answer.status_code == 400
    assert [name for name, texts in answer.json()["errors"].items() if texts] == ["upload-taken_on"]
    assert Picture.objects.count() == 3
    response = client.post(url(album, "media_album_photos_upload"), upload_data(html, taken_on=""))
    assert response.status_code == 200


@pytest.mark.parametrize("language", ["bg", "en"])
def test_a_field_left_out_has_its_message_beside_it_and_the_focus(client, editor, album, language):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    sent = upload_data(table(client, album), upload(), people_shown="")
    answer = client.post(url(album, "media_album_photos_upload"), sent)
    field = BeautifulSoup(answer.content, "html.parser").select_one("select[autofocus]")
    assert field["name"] == "upload-people_shown"
    beside = field.find_parent(attrs={"data-field": True}).select_one("[data-field-errors]")
    # The script shows the same words.
    answer = client.post(url(album, "media_album_photos_upload"), sent, **JSON)
    assert answer.json()["errors"] == {"upload-people_shown": [beside.get_text().strip()]}
    assert Picture.objects.count() == 3


@pytest.mark.parametrize("language", ["bg", "en"])
def test_each_file_that_arrived_tells_how_many_there_are(client, editor, album, language):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    html = table(client, album)
    words = {"bg": "{}\N{NO-BREAK SPACE}снимки в албума.", "en": "{} photographs in the album."}[
        language
    ]
    assert html.select_one("[data-album-total]").text == words.format(3)
    for number, colour in ((4, "red"), (5, "blue")):
        sent = upload_data(html, upload(f"{colour}.jpg", colour=colour))
        answer = client.post(url(album, "media_album_photos_upload"), sent, **JSON)
        assert answer.json()["total"] == words.format(number)
    assert table(client, album).select_one("[data-album-total]").text == words.format(5)


def test_a_picture_of_the_library(client, editor, album, index):
    image = picture("от библиотеката")
    earlier = make_album(index, 0)
    AlbumPhoto.objects.create(
        page=earlier, image=image, locale=index.locale, caption="Надпис", alt="Описание"
    )
    for _time in range(2):
        client.post(url(album, "media_album_photos_choose"), {"image": image.pk})
    assert titles(album)[3:] == ["от библиотеката"]
    assert (draft(album)[3].caption, draft(album)[3].alt) == ("Надпис", "Описание")
    assert client.post(url(album, "media_album_photos_choose"), {"image": "0"}).status_code == 302


# --- Pictures in use ---------------------------------------------------------------------------------


@pytest.mark.feature("G40")
def test_albums_count_as_use_and_protect(client, editor, album):
    User.objects.filter(pk=editor.pk).update(is_superuser=True)
    image = album.photos.first().image
    html = client.get(reverse("wagtailimages:image_usage", args=[image.pk])).text
    assert "Езерата" in html
    response = client.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert response.status_code in (302, 403)
    bulk = reverse("wagtail_bulk_action", args=["media", "image", "delete"])
    response = client.post(f"{bulk}?id={image.pk}", follow=True)
    assert response.status_code == 200
    assert Picture.objects.filter(pk=image.pk).exists()
    free = picture("свободна")
    assert client.post(reverse("wagtailimages:delete", args=[free.pk])).status_code == 302
    assert not Picture.objects.filter(pk=free.pk).exists()


# --- Upstream's own forms ----------------------------------------------------------------------------


def test_the_settings_name_our_forms(settings):
    assert settings.WAGTAILIMAGES_IMAGE_FORM_BASE == "media.admin.image_form.ImageForm"
    assert settings.WAGTAILDOCS_DOCUMENT_FORM_BASE == "media.admin.document_form.DocumentForm"


@pytest.mark.feature("D1", "D6", "D7")
def test_document_form(client, editor, settings):
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.admin.document_form.DocumentForm"
    User.objects.filter(pk=editor.pk).update(is_superuser=True)
    add = reverse("wagtaildocs:add")
    html = BeautifulSoup(client.get(add).content, "html.parser")
    assert html.select_one("[name=kind]") and html.select_one("[name=reg_number]")
    data = {
        "title": "Predstavitev",
        "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7", "application/pdf"),
        "kind": "project-fiche",
        "language": "sl",
        "date": "11.2011",
        "licence": "cc-by-4",
        "collection": 1,
    }
    assert client.post(add, data | {"language": "xx"}).status_code == 200
    data["file"] = SimpleUploadedFile("a.pdf", b"%PDF-1.7", "application/pdf")
    assert client.post(add, data).status_code == 302
    document = DocumentFile.objects.get()
    assert (document.language_name, document.date) == ("словенски", "2011-11")
    assert document.licence_url == "https://creativecommons.org/licenses/by/4.0/"
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert client.get(edit).status_code == 200
    del data["file"]
    assert client.post(edit, data | {"supersedes": document.pk}).status_code == 200
    assert client.post(edit, data | {"reg_number": "РД-12"}).status_code == 302


def test_library_forms(client, editor, settings):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "media.admin.image_form.ImageForm"
    User.objects.filter(pk=editor.pk).update(is_superuser=True)
    html = BeautifulSoup(client.get(reverse("wagtailimages:add")).content, "html.parser")
    assert html.select_one("[name=photographer]") and html.select_one("[name=licence]")
    assert not html.select("input[name=description]")
    data = {"title": "т", "file": upload("т.jpg", b"text"), "people_shown": "none", "collection": 1}
    response = client.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 200
    good = data | {"file": upload("т.jpg"), "licence": "cc0", "taken_on": "4.2014"}
    assert client.post(reverse("wagtailimages:add"), good).status_code == 302
    image = Picture.objects.get()
    assert (image.licence, image.taken_on, image.file_size) == (
        "cc0",
        "2014-04",
        len(image.file.read()),
    )
    edit = reverse("wagtailimages:edit", args=[image.pk])
    assert client.get(edit).status_code == 200
    damaged = good | {"file": upload("т.jpg", jpeg(size=(900, 900))[:3000])}
    assert client.post(edit, damaged).status_code == 200
    replaced = good | {"file": upload("нова.jpg", colour="red")}
    assert client.post(edit, replaced).status_code == 302
    assert Picture.objects.get().sha256 != image.sha256
    many = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "м", "files[]": upload("м.jpg", jpeg("lime")), "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert many.json()["success"]
