"""Loading content from files: what arrives on the site, and what loading again does."""

import shutil

import pytest
from django.db import transaction
from wagtail.models import Locale, Page, Revision, Site
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import Menu, MunicipalitySettings, Organisation, Term
from media.models import AlbumPage, DocumentFile, Image
from pobratim.content.loader import load_content
from pobratim.content.mistakes import ContentError
from search.models import Promotion, SynonymGroup
from tests import content_folder
from tests.content_folder import change
from translation.states import CURRENT, MISSING, OUTDATED, state_of
from twinning.models import TwinCityPage

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder, loaded once for all tests here; what a test does to the site is undone after it."""
    path = content_folder.write(tmp_path_factory.mktemp("content"))
    with django_db_blocker.unblock(), transaction.atomic():
        load_content(path)
        yield path
        transaction.set_rollback(True)


@pytest.fixture
def loaded(content, db, tmp_path):
    """A copy of the folder that was loaded, for the test to change."""
    return shutil.copytree(content, tmp_path / "copy")


def en():
    return Locale.objects.get(language_code="en")


def page(slug, language="bg"):
    return Page.objects.get(slug=slug, locale__language_code=language).specific


# --- What arrives -----------------------------------------------------------------------------------


def test_synonyms_and_recommended_pages_arrive_and_follow_their_file(loaded):
    assert [str(group) for group in SynonymGroup.objects.order_by("-language")] == [
        "EU = European Union",
        "посещение = гостуване = визита",
    ]
    promotion = Promotion.objects.get()
    assert (str(promotion), promotion.page.slug) == ("контакти, за нас", "za-nas")
    change(loaded, "synonyms.csv", "визита", "визити; екскурзия")
    load_content(loaded)
    assert "екскурзия" in SynonymGroup.objects.get(language="bg").entries
    assert Promotion.objects.get().pk == promotion.pk


def test_home_takes_the_place_of_the_welcome_page(loaded):
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific.title == "Приятели"
    assert site.root_page.locale.language_code == "bg"
    homes = Page.objects.filter(depth=2).order_by("path")
    assert [(home.slug, home.title) for home in homes] == [("bg", "Приятели"), ("en", "Friends")]


def test_the_tree_has_the_files_order_in_both_languages(loaded):
    for language, slugs in (
        ("bg", ["pobratimi", "za-nas", "albumi"]),
        ("en", ["twin-towns", "about-us", "albums"]),
    ):
        home = Page.objects.get(depth=2, locale__language_code=language)
        assert [child.slug for child in home.get_children()] == slugs


def test_facts_words_and_lists_of_a_page(loaded):
    town = page("omol")
    assert type(town) is TwinCityPage
    assert (town.endonym, town.country, town.cooperation_since) == ("Åmål", "SE", "2000-06")
    assert [str(town.latitude), str(town.longitude)] == ["59.05100", "12.70500"]
    assert [area.code for area in town.areas.order_by("code")] == ["culture", "sport"]
    assert town.lead_image.title == "Езеро"
    assert [trace.title for trace in town.traces.all()] == ["Парк", "Улица"]
    assert town.traces.first().photo.title == "Лодка"
    assert town.partner_texts.get().text == "<p>Vänorter sedan 2000.</p>"
    about = page("za-nas")
    assert town.how_to_take_part == (
        f'<p>Пишете <b>на нас</b> или вижте <a linktype="page" id="{about.pk}">страницата</a>.</p>'
        "<ul><li>първо</li><li>второ</li></ul>"
    )
    assert str(about.first_published_at.date()) == "2022-03-30"
    assert town.live and not town.has_unpublished_changes


def test_every_block_of_a_body(loaded):
    town = page("omol")
    kinds = [block.block_type for block in town.body]
    assert kinds == [
        "paragraph", "heading", "image", "quote", "table", "documents", "foreign_text", "call_out",
        "video", "album",
    ]  # fmt: skip
    by_kind = {block.block_type: block.value for block in town.body}
    fiche = DocumentFile.objects.get()
    assert f'linktype="document" id="{fiche.pk}"' in by_kind["paragraph"].source
    assert (by_kind["heading"]["text"], by_kind["heading"]["level"]) == ("Заглавие", "2")
    assert by_kind["image"]["image"].contextual_alt_text == "Лодка на брега"
    assert by_kind["image"]["caption"] == "Лодката"
    assert dict(by_kind["quote"]) == {"text": "Добре дошли.", "attribution": "Кметът"}
    assert by_kind["table"]["data"] == [["Година", "Събитие"], ["2000", "Начало"]]
    assert by_kind["table"]["first_row_is_table_header"]
    assert not by_kind["table"]["first_col_is_header"]
    assert by_kind["documents"]["documents"][0]["document"] == fiche
    assert by_kind["foreign_text"]["text"].source == "<h3>Naslov</h3><p>Dober dan.</p>"
    assert by_kind["call_out"]["text"].source == "<p>Едно <i>важно</i> нещо.</p>"
    assert by_kind["album"]["album"].specific == page("ezeroto")


def test_tables_and_settings(loaded):
    kubrat = Organisation.objects.get(is_us=True, locale__language_code="bg")
    assert (kubrat.name, kubrat.kind.code) == ("Община Кубрат", "local-authority")
    unit = Organisation.objects.get(name="Звено")
    assert unit.parent.name == "Община Омол"
    assert DocumentFile.objects.get().date == "2012-05"
    row = MunicipalitySettings.for_site(Site.objects.get(is_default_site=True))
    assert (row.email, row.municipality.short_name) == ("office@kubrat.example", "Кубрат")
    menu = Menu.objects.get(place="main", locale__language_code="bg")
    assert [item.page.slug for item in menu.items.all()] == ["pobratimi", "za-nas"]


def test_album_with_its_photographs(loaded):
    album = AlbumPage.objects.get(locale__language_code="bg")
    assert album.body == "<p>Снимки от езерото.</p>"
    assert [photo.image.title for photo in album.photos.all()] == ["Езеро", "Лодка"]
    assert album.related_records.get().record.slug == "omol"


# --- Translations -----------------------------------------------------------------------------------


def test_english_words_are_strings_of_the_engine(loaded):
    town = page("amal", "en")
    translation = Translation.objects.get(source__object_id=town.translation_key)
    assert translation.enabled
    total, done = translation.get_progress()
    assert total == done > 25
    strings = StringTranslation.objects.filter(context__object_id=town.translation_key)
    assert set(strings.values_list("translation_type", "tool_name", "has_error")) == {
        ("manual", "", False)
    }
    title = strings.get(context__path="title")
    assert (title.translation_of.data, title.data) == ("Омол", "Åmål")
    assert state_of(page("omol"), en()) == CURRENT


def test_the_engine_finds_nothing_to_put_right(loaded):
    """The loader writes the engine's texts in bulk: the same rows as the engine itself writes one by one."""

    def rows():
        return [
            sorted(model.objects.values_list(*[field.attname for field in model._meta.concrete_fields]))
            for model in (
                StringSegment, TemplateSegment, OverridableSegment, RelatedObjectSegment,
                TranslationContext, String, Template,
            )
        ]  # fmt: skip

    before = rows()
    for source in TranslationSource.objects.all():
        source.refresh_segments()
    assert rows() == before
    assert len(before[0]) > 40


def test_the_english_page_shows_them(loaded):
    town = page("amal", "en")
    assert (town.title, town.lead, town.country) == ("Åmål", "A town by a lake.", "SE")
    assert [trace.title for trace in town.traces.all()] == ["Park", "Street"]
    by_kind = {block.block_type: block.value for block in town.body}
    assert by_kind["table"]["data"] == [["Year", "Event"], ["2000", "Start"]]
    assert by_kind["image"]["image"].contextual_alt_text == "A boat on the shore"
    assert by_kind["documents"]["documents"][0]["label"] == "Fiche"
    assert by_kind["foreign_text"]["text"].source == "<h3>Naslov</h3><p>Dober dan.</p>"


def test_links_keep_their_places_when_they_change_order(loaded):
    paragraph = page("amal", "en").body[0].value.source
    about, fiche = page("za-nas"), DocumentFile.objects.get()
    assert f'<a id="{fiche.pk}" linktype="document">a file</a>' in paragraph
    assert f'<a id="{about.pk}" linktype="page">a link</a>' in paragraph


def test_without_an_english_file_the_page_stands_in(loaded):
    contacts = page("kontakti", "en")
    assert contacts.alias_of.specific == page("kontakti")
    assert state_of(page("kontakti"), en()) == MISSING
    assert contacts.live


def test_translation_that_has_fallen_behind(loaded):
    assert page("za-nas").lead == "Кои сме днес."
    assert page("about-us", "en").lead == "Who we are."
    assert state_of(page("za-nas"), en()) == OUTDATED


def test_snippets_are_translated_or_not_there(loaded):
    culture = Term.objects.get(code="culture", locale=en())
    assert (culture.name, culture.live, culture.position) == ("culture", True, 1)
    assert not Term.objects.filter(code="sport", locale=en()).exists()
    labels = Menu.objects.get(place="main", locale=en()).items.values_list("label", flat=True)
    assert list(labels) == ["Towns", "About us"]


# --- Loading again ----------------------------------------------------------------------------------


def snapshot():
    return (
        Revision.objects.count(),
        list(Page.objects.order_by("pk").values_list("pk", "path", "last_published_at")),
        list(Image.objects.values_list("pk", "file")),
        list(StringTranslation.objects.values_list("pk", "updated_at")),
    )


def test_loading_again_changes_nothing(loaded):
    before = snapshot()
    report = load_content(loaded)
    assert snapshot() == before
    assert not report.created and not report.changed
    assert report.unchanged["pages"] == 7


def test_only_what_changed_is_touched(loaded):
    town = page("omol")
    park = town.traces.get(title="Парк")
    change(loaded, "pages/towns/amal/page.bg.md", 'title = "Парк"', 'title = "Паркът"')
    report = load_content(loaded)
    assert dict(report.changed) == {"pages": 1}
    again = page("omol")
    assert (again.pk, again.slug) == (town.pk, "omol")
    assert again.traces.get(translation_key=park.translation_key).title == "Паркът"
    assert state_of(again, en()) == CURRENT


def test_changed_english_words(loaded):
    change(loaded, "pages/towns/amal/page.en.md", "First paragraph", "The first paragraph")
    load_content(loaded)
    assert "The first paragraph" in page("amal", "en").body[0].value.source


def test_work_done_on_the_site_stays(loaded):
    town = page("omol")
    town.lead = "Написано на сайта."
    town.save_revision().publish()
    change(loaded, "pages/about/page.bg.md", "Текст.", "Нов текст.")
    change(loaded, "pages/about/page.en.md", "Text.", "New text.")
    load_content(loaded)
    assert page("omol").lead == "Написано на сайта."
    assert page("za-nas").body[0].value.source == "<p>Нов текст.</p>"


def test_a_deleted_page_comes_back(loaded):
    page("kontakti").delete()
    load_content(loaded)
    assert page("kontakti").live


def test_sisters_change_their_order(loaded):
    change(loaded, "pages/about/page.bg.md", "order = 2", "order = 0")
    load_content(loaded)
    for language, slug in (("bg", "za-nas"), ("en", "about-us")):
        home = Page.objects.get(depth=2, locale__language_code=language)
        assert home.get_children().first().slug == slug


def test_another_file_under_the_same_code(loaded):
    before = Image.objects.get(title="Езеро")
    (loaded / "photos" / "lake.jpg").write_bytes(content_folder.jpeg("green"))
    load_content(loaded)
    after = Image.objects.get(title="Езеро")
    assert after.pk == before.pk
    assert after.sha256 != before.sha256


def test_what_is_no_longer_in_the_folder_stays(loaded):
    (loaded / "pages" / "about" / "contacts" / "page.bg.md").unlink()
    (loaded / "pages" / "about" / "contacts").rmdir()
    report = load_content(loaded)
    assert report.left_over == ["pages:/about/contacts"]
    assert page("kontakti").live


def test_a_translation_added_later(loaded):
    content_folder.append(
        loaded,
        "pages/about/contacts/page.en.md",
        '+++\ntitle = "Contacts"\n+++\n\nIn English too.\n',
    )
    load_content(loaded)
    contacts = page("contacts", "en")
    assert contacts.alias_of is None and contacts.live
    assert state_of(page("kontakti"), en()) == CURRENT


def test_an_address_that_is_taken_on_the_site(loaded):
    home = Page.objects.get(depth=2, locale__language_code="bg")
    page("za-nas").copy(to=home, update_attrs={"slug": "novo", "title": "Друга"})
    content_folder.append(
        loaded, "pages/new/page.bg.md", '+++\ntype = "standard"\ntitle = "Ново"\n+++\n'
    )
    with pytest.raises(ContentError) as caught:
        load_content(loaded)
    mistake = caught.value.mistakes[0]
    assert (mistake.file, mistake.field) == ("pages/new/page.bg.md", "slug")
