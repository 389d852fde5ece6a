"""The photo table of an album, by the forms that an editor sends."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import (
    Locale,
)

from media import making
from media.models import AlbumPage
from media.models import Image as Picture
from tests.media_admin.helpers import draft, keys, make_album, rows_data, table, titles, url

pytestmark = pytest.mark.django_db


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


def test_the_tick_box_says_in_the_row_what_it_is_for(client, editor, album):
    html = table(client, album)
    said = [box.find_parent("label") for box in html.select("input[name$=-ticked]")]
    hidden = [label.select_one(".w-sr-only").extract().get_text() for label in said]
    assert [text.strip(": ")[-1] for text in hidden] == ["1", "2", "3"]
    assert all(label.get_text(strip=True) for label in said)


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


def test_the_same_words_for_the_ticked_photographs(client, editor, album):
    data = rows_data(table(client, album))
    first, second, third = keys(album)
    data |= {f"{first}-ticked": "on", f"{third}-ticked": "on", "same-caption": "На  площада"}
    client.post(url(album), data)
    captions = [photo.caption for photo in draft(album)]
    assert captions == ["На площада", "", "На площада"]
    assert [photo.alt for photo in draft(album)] == ["Описание 1", "Описание 2", "Описание 3"]
