"""The translator's editor as a page and a plain form: everything is there, nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import String, StringSegment, TranslationContext

from tests import helpers_translation as make
from translation import texts, work
from translation.models.texts import State
from translation.texts import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    page = make.standard_page(make.home_page(), body=("Първи ред.", "Втори <b>ред</b> & край."))
    return make.begin(page)


def address(translation):
    return reverse("workspace:edit", args=[translation.pk])


def shown(client, translation, **query):
    response = client.get(address(translation), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def segment(translation, start):
    return StringSegment.objects.get(source=translation.source, string__data__startswith=start)


def form_of(page):
    """What a browser sends back of the form."""
    form = page.select_one("form#te-doc")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return sent | {area["name"]: area.text.removeprefix("\n") for area in form.select("textarea")}


@pytest.mark.feature("L8")
def test_source_and_translation_stand_side_by_side_with_their_languages(admin_client, translation):
    page = shown(admin_client, translation)
    rows = page.select(".r")
    assert len(rows) == 3
    # Its own, or the page's.
    originals = [row.select_one(".o") for row in rows]
    assert {
        (tag if "lang" in tag.attrs else tag.find_parent(lang=True))["lang"] for tag in originals
    } == {"bg"}
    assert all(row.select_one("textarea")["lang"] == "en" for row in rows)
    for row in rows:
        label = row.select_one("label")
        assert label["for"] == row.select_one("textarea")["id"]
        assert label.text.strip()
    assert "Първи ред." in rows[1].text


@pytest.mark.feature("L8")
def test_the_plain_form_saves_and_keeps_marks_and_signs(admin_client, translation):
    sent = form_of(shown(admin_client, translation))
    marked = segment(translation, "Втори")
    sent[f"t{marked.pk}"] = "Second <b>line</b> & <end>"
    response = admin_client.post(address(translation), sent | {"do": "done"}, follow=True)
    assert response.status_code == 200
    text = texts.find(translation, marked)
    assert text.data == "Second <b>line</b> &amp; &lt;end&gt;"
    assert texts.state_of(text) == State.TRANSLATED
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find("textarea", {"name": f"t{marked.pk}"}).text.strip() == sent[f"t{marked.pk}"]


def test_a_draft_of_the_plain_form_still_waits(admin_client, translation):
    sent = form_of(shown(admin_client, translation))
    first = segment(translation, "Първи")
    admin_client.post(address(translation), sent | {f"t{first.pk}": "First", "do": "draft"})
    assert texts.state_of(texts.find(translation, first)) == State.DRAFT
    assert len(shown(admin_client, translation, show="drafts").select(".r:not([hidden])")) == 1


def test_the_plain_form_shows_both_when_two_people_wrote(admin_client, translation):
    sent = form_of(shown(admin_client, translation))
    first, second = segment(translation, "Първи"), segment(translation, "Втори")
    texts.save(translation, Entry(first, "Ana's line."), expected=0)
    texts.save(translation, Entry(second, "Ana's second."), expected=0)
    sent |= {f"t{first.pk}": "My line.", "do": "done"}
    response = admin_client.post(address(translation), sent)
    assert response.status_code == 409
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find("textarea", {"name": f"t{first.pk}"}).text.strip() == "My line."
    assert "Ana's line." in page.find(id=f"t{first.pk}").parent.text
    assert texts.find(translation, first).data == "Ana's line."
    # What I did not touch is no conflict.
    assert texts.find(translation, second).data == "Ana's second."
    assert (
        admin_client.post(address(translation), form_of(page) | {"do": "done"}).status_code == 302
    )
    assert texts.find(translation, first).data == "My line."


@pytest.mark.feature("L2")
def test_the_page_in_the_other_language_leads_to_its_texts(admin_client, translation):
    row = Page.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[row.pk]))
    assert response.url == address(translation)


def test_it_is_published_from_here_and_only_whole(
    admin_client, translation, django_capture_on_commit_callbacks
):
    publish = reverse("workspace:edit_publish", args=[translation.pk])
    response = admin_client.post(publish, follow=True)
    said = [str(message) for message in response.context["messages"]]
    assert any("3 текста" in message for message in said), said
    make.fill_in(translation)
    with django_capture_on_commit_callbacks(execute=True):
        make.press(admin_client, publish)
    row = Page.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )
    assert row.live
    assert row.alias_of_id is None


def test_who_has_no_part_in_the_language_is_refused(client, translation):
    client.force_login(make.person("stranger"))
    response = client.get(address(translation))
    assert response.status_code in (302, 403)
    assert "Първи ред." not in response.content.decode()


# --- the budget ------------------------------------------------------------------------------------------


def count_from(number, *models):
    """The next records get keys from that number on, as on a site that has been used for years."""
    with connection.cursor() as cursor:
        for table in (model._meta.db_table for model in models):
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, number]
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, number])


@pytest.mark.parametrize("is_public", [False, True])
@pytest.mark.parametrize("count", [30, 300])
def test_a_long_page_is_quick_and_light(
    admin_client,
    django_assert_max_num_queries,
    django_capture_on_commit_callbacks,
    count,
    is_public,
):
    count_from(400_000, StringSegment, String, TranslationContext)
    body = [f"Това е изречение номер {n} от страницата." for n in range(count - 1)]
    translation = make.begin(make.standard_page(make.home_page(), body=body))
    make.fill_in(translation, text="This is sentence of the page, number")
    if is_public:
        with django_capture_on_commit_callbacks(execute=True):
            work.publish(translation)
    admin_client.get(address(translation))
    with django_assert_max_num_queries(25):
        response = admin_client.get(address(translation))
    assert response.content.count(b"<textarea name=t4") == count
    assert len(response.content) < 150_000
