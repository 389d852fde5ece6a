"""What a translator stumbled over: empty texts, false alarms, pages that did not come back."""

import re

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from facts.publication import obstacles
from tests import helpers_translation as make
from translation import states, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(django_capture_on_commit_callbacks):
    page = make.standard_page(make.home_page())
    make.translate(page, django_capture_on_commit_callbacks)
    return page


@pytest.mark.parametrize("text", ["", "   ", "\u00a0\n"])
def test_an_empty_text_is_no_translation(page, text):
    title = StringTranslation.objects.get(context__path="title", locale=make.locale("en"))
    title.data = text
    title.save()
    assert title.has_error and title.field_error
    # Readers still have the words that were published, so it has not fallen behind.
    assert states.state_of(page, make.locale("en")) == states.CURRENT
    assert work.missing(Translation.objects.get()).exists()
    english = make.english(page)
    english.title = page.title
    assert obstacles(english)


def test_the_same_words_written_with_other_marks_leave_no_translation_behind(page):
    """The editor's form gives every paragraph a key of its own."""
    marked = re.sub("<p>", '<p data-block-key="abc12">', page.body.raw_data[0]["value"])
    page.body = [
        {"type": "paragraph", "value": marked, "id": page.body.raw_data[0]["id"]},
        *list(page.body.raw_data)[1:],
    ]
    page.save_revision().publish()
    assert states.state_of(page, make.locale("en")) == states.CURRENT


def test_a_changed_word_leaves_the_translation_behind(page):
    page.title = "Кои сме ние"
    page.save_revision().publish()
    assert states.state_of(page, make.locale("en")) == states.OUTDATED


@pytest.mark.feature("L6")
def test_a_page_taken_down_in_the_admin_comes_back_in_every_language(
    admin_client, page, django_capture_on_commit_callbacks
):
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not make.english(page).live
    page.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert make.english(page).live
