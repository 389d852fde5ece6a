"""One text in the editor: saved, finished, kept, taken back, remarked on; by the editor's script and without it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment

from tests import helpers_translation as make
from translation import texts
from translation.models import Notification, TextComment, TextRevision
from translation.models.texts import Origin, State

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
LINKED = 'Вижте <a href="https://example.org/bg">сайта</a> & елате.'


@pytest.fixture
def translation():
    return make.begin(make.standard_page(make.home_page(), body=("Първи ред.", LINKED, "EU 2020")))


@pytest.fixture
def translator(client):
    user = make.person("vera", parts=[("translator", "en")])
    client.force_login(user)
    return client


def segment(translation, start):
    return StringSegment.objects.get(source=translation.source, string__data__startswith=start)


def send(client, translation, segment, do, value="", version=0, **more):
    address = reverse("workspace:edit_save", args=[translation.pk, segment.pk])
    return client.post(address, {"do": do, "value": value, "version": version, **more}, **SCRIPT)


def panel(client, translation, segment):
    return client.get(reverse("workspace:edit_text", args=[translation.pk, segment.pk]), **SCRIPT)


@pytest.mark.feature("L8")
def test_a_translator_without_any_page_right_writes_and_finishes(translator, translation):
    first = segment(translation, "Първи")
    assert translator.get(reverse("workspace:edit", args=[translation.pk])).status_code == 200
    draft = send(translator, translation, first, "save", "First")
    assert (draft.status_code, draft.json()["state"]) == (200, State.DRAFT)
    done = send(translator, translation, first, "done", "First.", draft.json()["version"]).json()
    assert done["state"] == State.TRANSLATED
    assert texts.find(translation, first).data == "First."


@pytest.mark.feature("L5")
def test_nobodys_words_are_written_over_unseen(translator, translation):
    first = segment(translation, "Първи")
    texts.save(translation, texts.Entry(first, "Ana's."), user=make.person("ana"), expected=0)
    answer = send(translator, translation, first, "save", "Mine.")
    assert answer.status_code == 409
    found = answer.json()
    assert found["theirs"] == "Ana's."
    assert "ana" in found["message"]
    assert texts.find(translation, first).data == "Ana's."
    # "Keep mine": with the version that was seen now.
    assert (
        send(translator, translation, first, "save", "Mine.", found["version"]).status_code == 200
    )


def test_the_same_words_again_are_no_conflict(translator, translation):
    """An answer was lost on the way, and the browser sends its words once more."""
    first = segment(translation, "Първи")
    send(translator, translation, first, "save", "Mine.")
    again = send(translator, translation, first, "save", "Mine.")
    assert (again.status_code, again.json()["state"]) == (200, State.DRAFT)
    assert send(translator, translation, first, "done", "Mine.").json()["state"] == State.TRANSLATED


def test_a_dropped_or_open_mark_is_told_and_kept_as_a_draft(translator, translation):
    linked = segment(translation, "Вижте")
    answer = send(translator, translation, linked, "done", 'See <a id="a1">the site').json()
    assert answer["message"]
    assert answer["state"] == "error"
    assert answer["value"] == 'See <a id="a1">the site'
    answer = send(
        translator, translation, linked, "done", 'See <a id="a9">it</a>.', answer["version"]
    ).json()
    assert answer["message"]
    assert answer["state"] == "error"
    assert texts.state_of(texts.find(translation, linked)) == State.DRAFT


def test_a_text_too_long_for_its_field_is_told_at_once(translator, translation):
    title = segment(translation, "За нас")
    answer = send(translator, translation, title, "done", "x" * 300).json()
    assert "255" in answer["message"]
    assert answer["value"] == "x" * 300


def test_not_to_be_translated_but_never_in_letters_that_readers_lack(translator, translation):
    kept = send(translator, translation, segment(translation, "EU"), "keep").json()
    assert (kept["state"], kept["value"]) == (State.KEPT, "EU 2020")
    refused = send(translator, translation, segment(translation, "Първи"), "keep")
    assert refused.status_code == 422
    assert refused.json()["message"]
    back = send(translator, translation, segment(translation, "EU"), "unkeep", "", kept["version"])
    assert back.json()["state"] == "missing"


def test_only_reviewers_mark_as_reviewed(translator, client, translation):
    first = segment(translation, "Първи")
    assert send(translator, translation, first, "reviewed", "First.").status_code == 422
    client.force_login(make.person("rada", parts=[("reviewer", "en")]))
    assert send(client, translation, first, "reviewed", "First.").json()["state"] == State.REVIEWED


def test_an_earlier_version_is_brought_back(translator, translation):
    first = segment(translation, "Първи")
    version = send(translator, translation, first, "done", "Good.").json()["version"]
    version = send(translator, translation, first, "done", "Spoilt.", version).json()["version"]
    old = TextRevision.objects.get(data="Good.")
    shown = panel(translator, translation, first).content.decode()
    assert "Good." in shown
    assert "<ins>Spoilt</ins>" in shown
    answer = send(translator, translation, first, "undo", "", version, revision=old.pk).json()
    assert (answer["value"], answer["state"]) == ("Good.", State.TRANSLATED)
    assert TextRevision.objects.last().origin == Origin.UNDO


def test_who_saved_it_stands_in_the_history(translator, translation):
    first = segment(translation, "Първи")
    send(translator, translation, first, "done", "First.", origin="copied")
    shown = panel(translator, translation, first).content.decode()
    assert "vera" in shown
    assert TextRevision.objects.get(data="First.").origin == Origin.COPIED


def test_a_locked_page_is_closed_and_says_so(translator, translation):
    row = Page.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )
    Page.objects.filter(pk=row.pk).update(locked=True, locked_by=make.person("other"))
    answer = send(translator, translation, segment(translation, "Първи"), "save", "First")
    assert answer.status_code == 403
    assert answer.json()["message"]
    page = translator.get(reverse("workspace:edit", args=[translation.pk])).content.decode()
    assert answer.json()["message"] in page
    assert page.count(" readonly") == page.count("<textarea name=t")


def test_the_plain_page_of_a_text_saves_too(translator, translation):
    first = segment(translation, "Първи")
    address = reverse("workspace:edit_text", args=[translation.pk, first.pk])
    assert translator.get(address).status_code == 200
    save = reverse("workspace:edit_save", args=[translation.pk, first.pk])
    answer = translator.post(save, {"do": "done", "value": "First.", "version": "0"})
    assert answer.status_code == 302
    assert texts.find(translation, first).data == "First."


# --- with others --------------------------------------------------------------------------------------


def test_a_comment_calls_a_colleague_and_is_settled(translator, translation):
    colleague = make.person("rada", parts=[("reviewer", "en")])
    first = segment(translation, "Първи")
    place = [translation.pk, first.pk]
    response = translator.post(
        reverse("workspace:edit_comment", args=place),
        {"body": "Is this the town, @rada?"},
        **SCRIPT,
    )
    assert "Is this the town" in response.content.decode()
    assert Notification.objects.filter(recipient=colleague, kind="mention").count() == 1
    comment = TextComment.objects.get()
    assert list(comment.mentions.all()) == [colleague]
    page = translator.get(
        reverse("workspace:edit", args=[translation.pk]), {"show": "comments"}
    ).content.decode()
    assert len(BeautifulSoup(page, "html.parser").select(".r:not([hidden])")) == 1
    translator.post(reverse("workspace:edit_resolve", args=[*place, comment.pk]), **SCRIPT)
    comment.refresh_from_db()
    assert comment.resolved_by.username == "vera"


def test_what_others_saved_and_who_is_here_is_told(translator, translation):
    here = reverse("workspace:edit_here", args=[translation.pk])
    since = translator.get(here).json()["at"]
    first = segment(translation, "Първи")
    texts.save(translation, texts.Entry(first, "Ana's."), user=make.person("ana"), expected=0)
    found = translator.get(here, {"since": since}).json()
    assert found["texts"][str(first.pk)]["value"] == "Ana's."
    translator.force_login(make.person("boyan", parts=[("translator", "en")]))
    assert translator.get(here).json()["names"] == ["vera"]


# --- the source and what may differ ---------------------------------------------------------------------


@pytest.mark.feature("L7", "L8")
def test_a_changed_text_shows_what_changed_and_its_old_translation(
    translator, translation, django_capture_on_commit_callbacks
):
    make.fill_in(translation, text="Old English words")
    page = translation.source.get_source_instance()
    page.body[0].value = type(page.body[0].value)("<p>Първи нов ред.</p>")
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    shown = translator.get(
        reverse("workspace:edit", args=[translation.pk]), {"show": "changed"}
    ).content.decode()
    assert len(BeautifulSoup(shown, "html.parser").select(".r:not([hidden])")) == 1
    assert "<ins>" in shown
    assert "нов" in shown
    assert "Old English words 2" in shown


@pytest.mark.feature("L8")
def test_preview_shows_drafts_and_nothing_is_public(translator, translation):
    send(translator, translation, segment(translation, "Първи"), "save", "A first draft.")
    address = reverse("workspace:edit_preview", args=[translation.pk, "target"])
    response = translator.get(address)
    assert "A first draft." in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    source = translator.get(reverse("workspace:edit_preview", args=[translation.pk, "source"]))
    assert "Първи ред." in source.content.decode()
    row = Page.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )
    assert row.alias_of_id


def test_another_address_for_one_language(translator, translation):
    choice = OverridableSegment.objects.get(source=translation.source)
    linked = segment(translation, "Вижте")
    address = reverse("workspace:edit_choice", args=[translation.pk, choice.pk])
    assert address in panel(translator, translation, linked).content.decode()
    wrong = translator.post(address, {"own": "javascript:alert(1)"})
    assert wrong.status_code == 200
    assert not SegmentOverride.objects.exists()
    translator.post(address, {"own": "https://example.org/en"})
    assert SegmentOverride.objects.get().data == "https://example.org/en"
    translator.post(address, {"own": ""})
    assert not SegmentOverride.objects.exists()


def test_facts_are_there_to_read(translator, translation):
    response = translator.get(reverse("workspace:edit_facts", args=[translation.pk]))
    assert response.status_code == 200
