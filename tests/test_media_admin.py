"""The photo table of an album, by the forms that an editor sends."""

import io
import uuid

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from media import making
from media.models import AlbumPage, AlbumPhoto, DocumentFile, GalleryIndexPage
from media.models import Image as Picture

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


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


@pytest.fixture
def index():
    bg, _created = Locale.objects.get_or_create(language_code="bg")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=Page(title="Начало", slug="nachalo", locale=bg))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi", locale=bg))


def make_album(index, photos=3):
    page = AlbumPage(title="Езерата", slug=uuid.uuid4().hex[:8], locale=index.locale)
    page.photos = [
        AlbumPhoto(
            image=picture(f"Снимка {n}"), locale=index.locale, sort_order=n, alt=f"Описание {n}"
        )
        for n in range(1, photos + 1)
    ]
    return index.add_child(instance=page)


@pytest.fixture
def album(index):
    return make_album(index)


@pytest.fixture
def editor(client, index):
    """May edit and publish the albums and add pictures; no superuser."""
    group = Group.objects.create(name="albums")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=index, permission=permission)
    for codename in ("add_image", "choose_image"):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailimages"
        )
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("editor", password="x")
    user.groups.add(group)
    client.force_login(user)
    return user


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


# --- The table -------------------------------------------------------------------------------------


@pytest.mark.feature("G7")
def test_words_are_saved_as_a_draft(client, editor, album):
    data = rows_data(table(client, album))
    second = keys(album)[1]
    data[f"{second}-caption"] = "  На   пристана\r\n край езерото "
    data[f"{second}-alt"] = "Дъски над вода"
    response = client.post(url(album), data, follow=True)
    assert BeautifulSoup(response.content, "html.parser").select_one(".messages li.success")
    assert [photo.caption for photo in draft(album)] == ["", "На пристана край езерото", ""]
    assert draft(album)[1].alt == "Дъски над вода"
    assert album.photos.get(sort_order=2).caption == ""
    page = AlbumPage.objects.get(pk=album.pk)
    assert page.has_unpublished_changes
    page.latest_revision.publish()
    assert (
        album.photos.get(translation_key=draft(album)[1].translation_key).caption
        == "На пристана край езерото"
    )


def test_saving_nothing_makes_no_revision(client, editor, album):
    client.post(url(album), rows_data(table(client, album)))
    assert AlbumPage.objects.get(pk=album.pk).latest_revision is None


@pytest.mark.feature("G17")
def test_order_by_buttons_and_numbers(client, editor, album):
    first, second, third = keys(album)
    data = rows_data(table(client, album))
    response = client.post(url(album), data | {"action": f"down:{first}"})
    assert titles(album) == ["Снимка 2", "Снимка 1", "Снимка 3"]
    html = table(client, album, response["Location"].split("photos/")[1].split("#")[0])
    assert html.select_one("button[autofocus]")["value"] == f"down:{first}"
    # At the end it stays.
    client.post(url(album), rows_data(table(client, album)) | {"action": f"down:{third}"})
    assert titles(album) == ["Снимка 2", "Снимка 1", "Снимка 3"]
    client.post(url(album), rows_data(table(client, album)) | {"action": f"up:{third}"})
    assert titles(album) == ["Снимка 2", "Снимка 3", "Снимка 1"]
    client.post(url(album), rows_data(table(client, album)) | {f"{first}-number": "1"})
    assert titles(album) == ["Снимка 1", "Снимка 2", "Снимка 3"]
    client.post(
        url(album),
        rows_data(table(client, album)) | {f"{first}-number": "99", f"{third}-number": "1"},
    )
    assert titles(album) == ["Снимка 3", "Снимка 2", "Снимка 1"]


def test_typed_words_survive_an_arrow(client, editor, album):
    first = keys(album)[0]
    data = rows_data(table(client, album))
    client.post(url(album), data | {f"{first}-caption": "Ново", "action": f"down:{first}"})
    assert [(photo.image.title, photo.caption) for photo in draft(album)][1] == ("Снимка 1", "Ново")


def test_remove_and_cover(client, editor, album):
    first, second, third = keys(album)
    data = rows_data(table(client, album))
    client.post(url(album), data | {f"{first}-remove": "on", "cover": second})
    assert titles(album) == ["Снимка 2", "Снимка 3"]
    page = AlbumPage.objects.get(pk=album.pk).get_latest_revision_as_object()
    assert page.lead_image.title == "Снимка 2"
    assert page.lead_image_alt == "Описание 2"
    html = table(client, album)
    assert html.select_one("input[name=cover][checked]")["value"] == second
    client.post(url(album), rows_data(html) | {"cover": ""})
    assert AlbumPage.objects.get(pk=album.pk).get_latest_revision_as_object().lead_image is None
    assert Picture.objects.count() == 3  # removed from the album, not from the library


def test_a_mistake_keeps_what_was_typed(client, editor, album):
    first, second, _third = keys(album)
    data = rows_data(table(client, album))
    data |= {
        f"{first}-caption": "ж" * 401,
        f"{second}-caption": "Запазено",
        f"{second}-number": "0",
    }
    response = client.post(url(album), data)
    html = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    broken = html.select_one(f"textarea[name='{first}-caption']")
    assert broken["aria-invalid"] == "true" and broken.text.strip() == "ж" * 401
    assert html.select_one(
        f"#{broken['aria-describedby'].split()[0]}".replace("#", "[id='") + "']"
    ).text.strip()
    assert html.select_one(f"textarea[name='{second}-caption']").text.strip() == "Запазено"
    assert len(html.select(".error-message")) == 2
    assert AlbumPage.objects.get(pk=album.pk).latest_revision is None


def test_two_editors_do_not_lose_each_others_words(client, editor, album):
    first, second, third = keys(album)
    mine = rows_data(table(client, album))
    theirs = rows_data(table(client, album))
    client.post(url(album), theirs | {f"{first}-caption": "Техен", f"{third}-remove": "on"})
    client.post(url(album), mine | {f"{second}-caption": "Мой", f"{third}-caption": "Премахнат"})
    assert [photo.caption for photo in draft(album)] == ["Техен", "Мой"]


@pytest.mark.feature("G8")
def test_photos_without_description_are_listed(client, editor, album):
    album.photos.filter(sort_order=2).update(alt="")
    html = table(client, album, "?show=missing")
    assert [row["id"] for row in html.select("tbody tr")] == [f"photo-{keys(album)[1]}"]
    data = rows_data(html)
    client.post(url(album) + "?show=missing", data | {f"{keys(album)[1]}-alt": "Има"})
    assert [photo.alt for photo in draft(album)] == ["Описание 1", "Има", "Описание 3"]


def test_large_albums_have_pages_and_few_queries(client, editor, index, monkeypatch):
    monkeypatch.setattr("media.admin.views.ROWS_PER_PAGE", 4)
    small, large = make_album(index, 4), make_album(index, 9)
    for image in Picture.objects.all():
        making.make(image)
    counts = []
    for page in (small, large):
        client.get(url(page))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url(page)).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1] < 45
    html = table(client, large, "?p=3")
    assert len(html.select("tbody tr")) == 1
    # Over the edge of a page.
    fourth = keys(large)[3]
    response = client.post(
        url(large), rows_data(table(client, large)) | {"action": f"down:{fourth}"}
    )
    assert "p=2" in response["Location"]
    assert draft(large)[4].key == fourth


def test_everything_has_a_name_for_the_keyboard(client, editor, album):
    html = table(client, album)
    form = html.select_one("table.album-photos").find_parent("form")
    labels = {label["for"] for label in html.select("label[for]")}
    for field in form.select("input:not([type=hidden]), textarea"):
        assert field.get("aria-label") or field.get("id") in labels or field.find_parent("label"), (
            field
        )
    for button in form.select("button"):
        assert button.get("aria-label") or button.text.strip()
    assert not form.select("[draggable]")


# --- Who may -----------------------------------------------------------------------------------------


def test_only_editors_of_the_page(client, album, editor):
    other = User.objects.create_user("other", password="x")
    other.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(other)
    for name in ("media_album_photos", "media_album_photos_upload", "media_album_photos_choose"):
        response = client.post(url(album, name), {})
        assert response.status_code in (302, 403)
        assert "photos" not in response.get("Location", "")
    client.logout()
    assert client.get(url(album)).status_code == 302


def test_locked_albums_cannot_be_changed(client, editor, album):
    other = User.objects.create_user("other", password="x")
    AlbumPage.objects.update(locked=True, locked_by=other)
    response = client.post(url(album), {"key": keys(album)})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[album.pk])


def test_translations_are_left_to_the_translators(client, editor, album):
    en, _created = Locale.objects.get_or_create(language_code="en")
    english = AlbumPage.objects.filter(locale=en).first()
    english = english or album.copy_for_translation(en, copy_parents=True, alias=True)
    assert client.get(url(english)).status_code in (302, 403)
    AlbumPage.objects.filter(pk=english.pk).update(alias_of=None)
    User.objects.filter(pk=editor.pk).update(is_superuser=True)
    assert client.get(url(english)).status_code == 302


def test_the_way_there(client, editor, album):
    html = BeautifulSoup(
        client.get(reverse("wagtailadmin_pages:edit", args=[album.pk])).content, "html.parser"
    )
    links = html.select(f'a[href="{url(album)}"]')
    assert len(links) >= 2  # the panel and the button of the header
    add = reverse("wagtailadmin_pages:add", args=["media", "albumpage", album.get_parent().pk])
    assert client.get(add).status_code == 200


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
    assert answer.status_code == 400 and answer.json()["errors"]
    assert Picture.objects.count() == 3
    response = client.post(url(album, "media_album_photos_upload"), upload_data(html, taken_on=""))
    assert response.status_code == 200


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
