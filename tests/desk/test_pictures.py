"""What the editor hears of pictures: after publishing, and when a file is refused."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale

from media.models import AlbumPage, AlbumPhoto, GalleryIndexPage
from news.models import NewsPage
from tests.desk.forms import send
from tests.media_admin.helpers import jpeg, picture, table, upload, upload_data, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def album(home):
    index = home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi"))
    page = AlbumPage(title="Езера", slug="ezera")
    bg = Locale.objects.get(language_code="bg")
    page.photos = [
        AlbumPhoto(image=picture(), locale=bg, sort_order=n, alt="a" * n) for n in (0, 1)
    ]
    return index.add_child(instance=page)


def warnings(response):
    return [str(item) for item in response.context["messages"] if item.level_tag == "warning"]


def publish(client, page, **typed):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return send(client, edit, **{"action-publish": "1"}, **typed), edit


def test_a_picture_without_description_or_author_is_named_after_publishing(desk, section):
    page = NewsPage(title="Новина", slug="novina", lead_image=picture("Площадът"))
    section("news").add_child(instance=page)
    answer, edit = publish(desk, page)
    [text] = warnings(desk.get(answer.url))
    assert text.count("Площадът") == 2
    assert f"{edit}#id_lead_image_alt" in text
    assert reverse("wagtailimages:edit", args=[page.lead_image_id]) in text


def test_nothing_is_said_of_a_picture_with_both(desk, section):
    image = picture("Площадът")
    type(image).objects.filter(pk=image.pk).update(photographer="Иван")
    page = NewsPage(title="Новина", slug="novina", lead_image=image, lead_image_alt="Площад")
    section("news").add_child(instance=page)
    answer, _edit = publish(desk, page)
    assert warnings(desk.get(answer.url)) == []


def test_an_album_counts_its_silent_photographs(desk, album):
    answer, _edit = publish(desk, album)
    [text] = warnings(desk.get(answer.url))
    assert "1 " in text and "2 " in text and "?show=missing" in text


def test_a_refused_file_is_reported_first_and_counted(desk, album):
    answer = desk.post(
        url(album, "media_album_photos_upload"),
        upload_data(table(desk, album), upload("добра.jpg"), upload("лоша.jpg", b"no picture")),
        headers={"accept": "text/html"},
        follow=True,
    )
    said = [(item.level_tag, str(item)) for item in answer.context["messages"]]
    assert [level for level, _text in said] == ["error", "error"]
    assert said[0][1] in ("Добавени: 1. Неуспешни: 1.", "Added: 1. Failed: 1.")
    assert "лоша.jpg" in said[1][1]


def test_a_picture_of_the_library_is_said_to_be_in_the_album_all_the_same(desk, album):
    data = jpeg("navy")
    desk.post("/admin/images/add/", {"title": "x", "people_shown": "none", "collection": "1",
        "file": SimpleUploadedFile("a.jpg", data, "image/jpeg")})  # fmt: skip
    answer = desk.post(
        url(album, "media_album_photos_upload"),
        upload_data(table(desk, album), upload("a.jpg", data)),
        headers={"accept": "application/json"},
    ).json()["files"][0]
    assert answer["ok"]
    assert answer["message"].startswith(("Добавена в албума", "Added to the album"))


@pytest.mark.parametrize("what", ["images", "documents"])
def test_the_name_of_a_refused_file_does_not_stay_as_the_title(desk, db, what):
    file = SimpleUploadedFile("virus.exe", b"x", "application/octet-stream")
    name = "wagtailimages:add" if what == "images" else "wagtaildocs:add"
    for typed, kept in (("virus", ""), ("Площадът", "Площадът")):
        file.seek(0)
        answer = desk.post(reverse(name), {"title": typed, "file": file, "collection": "1"})
        html = BeautifulSoup(answer.content, "html.parser")
        assert html.select_one("#id_title").get("value", "") == kept


def test_who_is_on_a_picture_is_not_chosen_beforehand(desk, album):
    add = BeautifulSoup(desk.get(reverse("wagtailimages:add")).content, "html.parser")
    many = table(desk, album)
    for field in (add.select_one("#id_people_shown"), many.select_one("#id_upload-people_shown")):
        assert field.option["value"] == ""
        assert not field.select("option[selected]:not([value=''])")
