"""Albums as readers see them."""

import io
import uuid

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Locale, Page, Site

from media import making, renditions
from media.models import AlbumPage, AlbumPhoto, AlbumRecord, GalleryIndexPage
from media.models import Image as Picture

pytestmark = pytest.mark.django_db


def picture(title="снимка", size=(300, 200), files=True, **fields):
    output = io.BytesIO()
    Image.new("RGB", size, "teal").save(output, "JPEG")
    image = Picture(
        title=title, file=ContentFile(output.getvalue(), name=f"{uuid.uuid4().hex}.jpg"), **fields
    )
    image.save()
    if files:
        making.make(image)
    return image


@pytest.fixture
def home():
    cache.clear()
    bg, _created = Locale.objects.get_or_create(language_code="bg")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    page = root.add_child(instance=Page(title="Начало", slug="nachalo", locale=bg))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": page}
    )
    return page


@pytest.fixture
def index(home):
    return home.add_child(
        instance=GalleryIndexPage(title="Албуми", slug="albumi", locale=home.locale)
    )


def album(index, title="Езерата на север", photos=3, **fields):
    page = AlbumPage(title=title, slug=uuid.uuid4().hex[:8], locale=index.locale, **fields)
    page.photos = [
        AlbumPhoto(
            image=picture(f"Снимка {number}", photographer="Иван", licence="cc-by-4"),
            locale=index.locale,
            sort_order=number,
            caption=f"Надпис {number}",
            alt=f"Описание {number}",
        )
        for number in range(1, photos + 1)
    ]
    return index.add_child(instance=page)


def get(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def queries(client, url):
    client.get(url)  # what is kept for every page
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def in_english(page, alias=True):
    """The English row of a page: its stand-in, or one with words of its own."""
    en, _created = Locale.objects.get_or_create(language_code="en")
    rows = type(page).objects.filter(translation_key=page.translation_key, locale=en)
    row = rows.first() or page.copy_for_translation(en, copy_parents=True, alias=True)
    if not alias:
        rows.update(alias_of=None)
        row = rows.get()
    return row


# --- The album -------------------------------------------------------------------------------------


@pytest.mark.feature("G1", "G10", "G25", "G26")
def test_album_lists_its_photos(client, index):
    page = album(index, date_from="2006-07", place="Омол", lead="Седмица край езерата")
    html = get(client, page.url)
    assert html.h1.text.strip() == "Езерата на север"
    assert "3" in html.main.text and "юли 2006" in html.main.text and "Омол" in html.main.text
    links = html.main.select("ul.rows li > a")
    assert [link["href"] for link in links] == [
        f"{page.url}{photo.key}/" for photo in page.photos.all()
    ]
    image = links[0].img
    assert image["alt"] == "Описание 1"
    assert image["loading"] == "lazy"
    assert int(image["width"]) and int(image["height"])
    assert [source["type"] for source in links[0].select("source")] == ["image/avif", "image/webp"]
    assert "300w" in links[0].source["srcset"]
    assert not html.select("[style]")
    assert "Иван, CC BY 4.0" in links[0]["data-credit"]


def test_a_photo_without_words_still_has_a_name(client, index):
    page = album(index, photos=1)
    page.photos.update(alt="", caption="")
    link = get(client, page.url).select_one("ul.rows a")
    assert link.img["alt"]
    assert get(client, link["href"]).h1.text.strip() == link.img["alt"]


@pytest.mark.feature("G17")
def test_order_by_date_and_name(client, index):
    page = album(index)
    first, second, third = (photo.image for photo in page.photos.all())
    Picture.objects.filter(pk=second.pk).update(taken_on="2005")
    Picture.objects.filter(pk=third.pk).update(taken_on="2005-01-01", title="а")

    def shown():
        return [photo.image.pk for photo in client.get(page.url).context["photos"]]

    assert shown() == [first.pk, second.pk, third.pk]
    AlbumPage.objects.update(order_mode="date")
    assert shown() == [second.pk, third.pk, first.pk]
    AlbumPage.objects.update(order_mode="name")
    assert shown() == [first.pk, second.pk, third.pk]


def test_unsaved_order_is_right_in_a_preview(rf, index):
    page = album(index)
    page.photos.all()[2].image.taken_on = "2001"
    draft = page.get_latest_revision_as_object() if page.latest_revision else page
    draft.order_mode = "date"
    response = draft.make_preview_request()
    assert response.status_code == 200


@pytest.mark.feature("G1")
def test_query_counts_do_not_grow(client, index):
    few, many = album(index, photos=2), album(index, photos=8)
    cover_of(many), cover_of(few)
    assert queries(client, few.url) == queries(client, many.url) <= 20
    photos = [next(iter(page.photos.all())) for page in (few, many)]
    assert (
        queries(client, f"{few.url}{photos[0].key}/")
        == queries(client, f"{many.url}{photos[1].key}/")
        <= 20
    )


def cover_of(page):
    page.lead_image = picture()
    page.save()


def test_long_albums_have_pages(client, index, monkeypatch):
    monkeypatch.setattr("media.shown.PER_PAGE", 2)
    page = album(index, photos=5)
    html = get(client, f"{page.url}?page=3")
    assert len(html.select("ul.rows li")) == 1
    assert html.select_one(".pagination a[rel=prev]")
    assert len(get(client, f"{page.url}?page=x").select("ul.rows li")) == 2


# --- One photograph --------------------------------------------------------------------------------


@pytest.mark.feature("G10", "G23", "G24")
def test_photo_page(client, index):
    page = album(index)
    first, second, third = page.photos.all()
    html = get(client, f"{page.url}{second.key}/")
    assert html.h1.text.strip() == "Надпис 2"
    image = html.main.picture.img
    assert image["alt"] == "Описание 2"
    assert image["fetchpriority"] == "high" and "loading" not in image.attrs
    licence = html.main.select_one("a[rel=license]")
    assert licence["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "Иван" in html.main.figcaption.text
    assert html.select_one("a[rel=prev]")["href"] == f"{page.url}{first.key}/"
    assert html.select_one("a[rel=next]")["href"] == f"{page.url}{third.key}/"
    assert "Надпис 3" in html.select_one("a[rel=next]").text
    assert html.select_one("link[rel=canonical]")["href"].endswith(f"{page.url}{second.key}/")
    assert html.title.text.startswith("Надпис 2 – Езерата на север")
    assert html.select_one("a[download]")
    crumbs = html.select(".crumbs li")
    assert "2" in crumbs[-1].text and "3" in crumbs[-1].text
    assert crumbs[-2].a["href"] == page.url
    ends = get(client, f"{page.url}{first.key}/"), get(client, f"{page.url}{third.key}/")
    assert not ends[0].select("a[rel=prev]") and not ends[1].select("a[rel=next]")


def test_unknown_photos_are_not_found(client, index):
    page = album(index, photos=1)
    key = page.photos.get().key
    for path in ("0123456789", "x", "1", f"{key}/{key}", key.upper()):
        get(client, f"{page.url}{path}/", 404)
    AlbumPage.objects.update(live=False)
    get(client, f"{page.url}{key}/", 404)


def test_download_can_be_switched_off(client, index):
    page = album(index, photos=1, allow_download=False)
    assert not get(client, f"{page.url}{page.photos.get().key}/").select("a[download]")


@pytest.mark.feature("G18")
def test_each_language_has_its_own_words(client, index):
    """The address of a photograph is the same part in every language."""
    page = album(index, photos=2)
    english = in_english(page, alias=False)
    assert [photo.key for photo in english.photos.all()] == [
        photo.key for photo in page.photos.all()
    ]
    english.photos.update(caption="Caption", alt="Description")
    english.title = "The northern lakes"
    english.save(clean=False)
    key = page.photos.all()[0].key
    html = get(client, f"{english.url}{key}/")
    assert html.main.picture.img["alt"]
    alternates = {
        link["hreflang"]: link["href"] for link in html.select("link[rel=alternate][hreflang]")
    }
    assert alternates["bg"].endswith(f"{page.url}{key}/")
    assert alternates["en"].endswith(f"{english.url}{key}/")
    assert html.select_one(f'a[href="{page.url}{key}/"]')  # the language switch
    # A photograph that is not there in English: the switch leads to the album.
    english.photos.filter(translation_key=page.photos.all()[1].translation_key).delete()
    html = get(client, f"{page.url}{page.photos.all()[1].key}/")
    assert html.select_one(f'a[href="{english.url}"]')


def test_an_untranslated_album_shows_its_photos(client, index):
    page = album(index, photos=2)
    alias = in_english(page)
    key = page.photos.all()[0].key
    html = get(client, f"{alias.url}{key}/")
    assert html.select_one("link[rel=canonical]")["href"].endswith(f"{page.url}{key}/")
    assert html.select_one("meta[name=robots]")
    # Changes of the source reach the stand-in.
    page.refresh_from_db()
    page.photos.add(AlbumPhoto(image=picture(), locale=page.locale, sort_order=9, alt="Нова"))
    page.save_revision().publish()
    assert alias.photos.count() == 3


# --- Files that are missing ------------------------------------------------------------------------


def test_missing_files_are_made_when_shown(client, index):
    page = album(index, photos=1)
    image = page.photos.get().image
    image.renditions.all().delete()
    html = get(client, page.url)
    assert html.select_one("ul.rows img")["src"]
    assert image.renditions.count() == 1  # one file only: the others are not the reader's business


def test_a_lost_original_shows_its_description(client, index):
    page = album(index, photos=2)
    image = page.photos.first().image
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    html = get(client, page.url)
    assert "Описание 1" in html.select_one("ul.rows").text
    assert len(html.select("ul.rows img")) == 1
    get(client, f"{page.url}{page.photos.first().key}/")


def test_a_deleted_picture_breaks_nothing(client, index):
    """A picture in use cannot be deleted; one that only an old draft names can, and the draft still opens."""
    from django.db.models import ProtectedError

    page = album(index, photos=1)
    with pytest.raises(ProtectedError):
        page.photos.get().image.delete()
    extra = picture()
    page.refresh_from_db()
    page.photos.add(AlbumPhoto(image=extra, locale=page.locale, sort_order=9))
    page.save_revision()
    extra.delete()
    draft = AlbumPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert len(draft.photos.all()) == 1
    draft.save_revision().publish()
    get(client, page.url)


def test_drafts_of_large_albums_open_in_few_queries(index):
    small, large = album(index, photos=2), album(index, photos=9)
    counts = []
    for page in (small, large):
        page.save_revision()
        page = AlbumPage.objects.get(pk=page.pk)
        with CaptureQueriesContext(connection) as caught:
            assert len(page.get_latest_revision_as_object().photos.all())
        counts.append(len(caught))
    assert counts[0] == counts[1]


# --- The list of albums ----------------------------------------------------------------------------


@pytest.mark.feature("G1")
def test_gallery_lists_albums_latest_first(client, index):
    old, new = (
        album(index, "Стар", photos=1, date_from="2004"),
        album(index, "Нов", photos=2, date_from="2014-04"),
    )
    cover = picture("Корица")
    old.lead_image = cover
    old.save()
    hidden = album(index, "Скрит", photos=1)
    hidden.unpublish()
    html = get(client, index.url)
    cards = html.select("article.card")
    assert [card.a.text.strip() for card in cards] == ["Нов", "Стар"]
    assert "2014" in cards[0].text and "2" in cards[0].text
    assert all(card.img for card in cards)
    assert cards[1].img["src"] == renditions.shown(cover, "card")["jpeg"][-1].url
    assert new.url in cards[0].a["href"]


def test_gallery_filters_by_year_and_record(client, index, home):
    towns = [
        home.add_child(instance=Page(title=f"Град {n}", slug=f"grad-{n}", locale=home.locale))
        for n in (1, 2)
    ]
    pages = [album(index, f"Албум {n}", photos=1, date_from=str(2000 + n)) for n in range(4)]
    for page, town in ((pages[0], towns[0]), (pages[1], towns[1]), (pages[2], towns[1])):
        AlbumRecord.objects.create(page=page, record=town)

    def titles(query):
        html = get(client, f"{index.url}{query}")
        return sorted(card.a.text.strip() for card in html.select("article.card")), html

    assert len(titles("")[0]) == 4
    assert titles("?year=2001")[0] == ["Албум 1"]
    assert titles(f"?about={towns[1].pk}")[0] == ["Албум 1", "Албум 2"]
    shown, html = titles(f"?about={towns[1].pk}&year=2002")
    assert shown == ["Албум 2"]
    current = [link.text.strip() for link in html.select(".filters [aria-current]")]
    assert current == ["2002", "Град 2"]
    for nonsense in (
        "?year=x",
        "?year=999999999999",
        "?about=0",
        "?page=99",
        "?year=%00",
        "?about=٣",
    ):
        assert len(titles(nonsense)[0]) == 4


def test_gallery_query_counts_do_not_grow(client, index):
    for n in range(2):
        album(index, f"Албум {n}", photos=2, date_from="2001")
    few = queries(client, index.url)
    for n in range(4):
        album(index, f"Още {n}", photos=3, date_from="2002")
    assert queries(client, index.url) == few <= 20


def test_gallery_has_pages(client, index, monkeypatch):
    monkeypatch.setattr("media.gallery.PER_PAGE", 2)
    for n in range(3):
        album(index, f"Албум {n}", photos=1)
    html = get(client, f"{index.url}?page=2")
    assert len(html.select("article.card")) == 1
    assert html.select_one(".pagination")


def test_empty_lists_say_so(client, index):
    assert get(client, index.url).select_one(".empty")
    page = album(index, photos=0)
    assert get(client, page.url).select_one(".empty")
