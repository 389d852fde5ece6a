"""No word of a translator is lost: the original changes meanwhile, words take the place of others, checks refuse."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from translation import texts
from translation.editing.gone import place_key
from translation.models import TextRevision, TextState
from translation.models.texts import Origin, State

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def translation():
    page = make.standard_page(make.home_page(), body=("Първи ред.", "Дойдоха 25 души.", "EU 2020"))
    return make.begin(page)


@pytest.fixture
def translator(client, translation):
    client.force_login(make.person("vera", parts=[("translator", "en")]))
    return client


@pytest.fixture
def republish(translation, django_capture_on_commit_callbacks):
    """republish(texts of the paragraphs): the original, published with other words."""

    def done(*body):
        with django_capture_on_commit_callbacks(execute=True):
            make.republish(translation, *body)

    return done


def segment(translation, start):
    return StringSegment.objects.get(source=translation.source, string__data__startswith=start)


def place(segment):
    return place_key(segment)


def send(client, translation, segment, do, value="", version=0, **more):
    address = reverse("workspace:edit_save", args=[translation.pk, segment.pk])
    return client.post(address, {"do": do, "value": value, "version": version, **more}, **SCRIPT)


def shown(client, translation):
    response = client.get(reverse("workspace:edit", args=[translation.pk]))
    return BeautifulSoup(response.content, "html.parser")


def row_of(page, segment):
    return page.find(id=f"t{segment.pk}").parent


def panel(client, translation, segment):
    address = reverse("workspace:edit_text", args=[translation.pk, segment.pk])
    return BeautifulSoup(client.get(address, **SCRIPT).content, "html.parser")


def state(translation, segment):
    return texts.state_of(texts.find(translation, segment))


# --- the original changes meanwhile ---------------------------------------------------------------------


@pytest.mark.feature("L7", "L8")
def test_who_types_on_is_told_that_the_original_was_changed_or_taken_out(
    translator, translation, republish
):
    first, last = segment(translation, "Първи"), segment(translation, "EU")
    republish("Първи нов ред.", "Дойдоха 25 души.")
    changed = send(translator, translation, first, "save", "First", place=place(first))
    gone = send(translator, translation, last, "save", "EU", place=place(last))
    assert changed.status_code == gone.status_code == 410
    assert changed.json()["error"] == "gone"
    assert changed.json()["message"]
    assert changed.json()["message"] != gone.json()["message"]


def test_the_text_that_took_the_place_knows_which_one_stood_there(
    translator, translation, republish
):
    old = segment(translation, "Първи")
    assert row_of(shown(translator, translation), old)["data-q"] == place(old)
    republish("Първи нов ред.", "Дойдоха 25 души.", "EU 2020")
    republish("Първи съвсем нов ред.", "Дойдоха 25 души.", "EU 2020")
    now = segment(translation, "Първи")
    row = row_of(shown(translator, translation), now)
    assert row["data-q"].split(".")[0] == place(old).split(".")[0]
    assert place(old).split(".")[1] in row["data-p"].split()


def test_the_plain_page_of_a_text_gives_the_words_back(translator, translation, republish):
    first = segment(translation, "Първи")
    republish("Първи нов ред.", "Дойдоха 25 души.", "EU 2020")
    address = reverse("workspace:edit_save", args=[translation.pk, first.pk])
    answer = translator.post(address, {"do": "done", "value": "My first line", "version": "0"})
    assert answer.status_code == 410
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find(id="value").text.strip() == "My first line"


def test_the_plain_form_gives_the_words_back_too(translator, translation, republish):
    first, second = segment(translation, "Първи"), segment(translation, "Дойдоха")
    republish("Първи нов ред.", "Дойдоха 25 души.", "EU 2020")
    sent = {f"t{first.pk}": "My first line", f"t{second.pk}": "25 people came.", "do": "done"}
    answer = translator.post(reverse("workspace:edit", args=[translation.pk]), sent)
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one(".te-strays textarea").text.strip() == "My first line"
    assert state(translation, second) == State.TRANSLATED


@pytest.mark.feature("L7")
def test_the_last_finished_wording_is_offered_and_a_later_draft_is_in_the_history(
    translator, translation, republish
):
    first = segment(translation, "Първи")
    version = send(translator, translation, first, "done", "The first line.").json()["version"]
    send(translator, translation, first, "save", "The fir", version)
    republish("Първи нов ред.", "Дойдоха 25 души.", "EU 2020")
    now = segment(translation, "Първи")
    # And changed once more, with a draft only.
    send(translator, translation, now, "save", "The first n")
    republish("Първи съвсем нов ред.", "Дойдоха 25 души.", "EU 2020")
    now = segment(translation, "Първи")
    row = row_of(shown(translator, translation), now)
    assert row.select_one(".w").text == "The first line."
    assert "съвсем нов" in row.select_one(".d ins").text
    offered = [button["data-use"] for button in panel(translator, translation, now)("button")
               if "data-former" in button.attrs]  # fmt: skip
    assert {"The fir", "The first n", "The first line."} <= set(offered)


def test_a_draft_is_offered_where_nothing_was_finished(translator, translation, republish):
    send(translator, translation, segment(translation, "Първи"), "save", "The fir")
    republish("Първи нов ред.", "Дойдоха 25 души.", "EU 2020")
    row = row_of(shown(translator, translation), segment(translation, "Първи"))
    assert row.select_one(".w").text == "The fir"


def test_who_lost_their_part_is_told_in_words_and_not_taken_for_signed_out(
    client, translator, translation
):
    client.force_login(make.person("boyan", parts=[("translator", "sl")]))
    answer = send(client, translation, segment(translation, "Първи"), "save", "First")
    assert answer.status_code == 403
    assert answer.json()["message"]
    client.logout()
    answer = send(client, translation, segment(translation, "Първи"), "save", "First")
    assert answer.status_code == 403
    assert answer["Content-Type"].startswith("text/html")


# --- words take the place of others ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "do", "value", "final"),
    [
        ("Първи", "save", "From the memory.", "From the memory."),
        ("Първи", "done", "From the memory.", "From the memory."),
        ("EU", "keep", "", "EU 2020"),
    ],
)
def test_typed_words_that_others_took_the_place_of_are_in_the_history(
    translator, translation, start, do, value, final
):
    here = segment(translation, start)
    answer = send(translator, translation, here, do, value, before=["Typed", "Typed anew"])
    assert answer.json()["value"] == final
    words = [row.data for row in TextRevision.objects.filter(string_id=here.string_id)]
    assert words == ["Typed", "Typed anew", final]
    # The answer was lost on the way: nothing is doubled.
    again = send(translator, translation, here, do, value, before=["Typed", "Typed anew"])
    if do != "keep":
        assert again.status_code == 200
        assert texts.find(translation, here).data == final


def test_somebody_elses_words_are_not_written_over_by_that(translator, translation):
    first = segment(translation, "Първи")
    texts.save(translation, texts.Entry(first, "Ana's."), user=make.person("ana"), expected=0)
    answer = send(translator, translation, first, "save", "Mine", before=["Typed"])
    assert answer.status_code == 409
    assert texts.find(translation, first).data == "Ana's."


@pytest.mark.parametrize("state_now", [State.DRAFT, State.TRANSLATED, State.REVIEWED])
def test_who_takes_the_words_of_another_has_their_own_in_the_history(
    translator, translation, state_now
):
    first, ana = segment(translation, "Първи"), make.person("ana")
    saved = texts.save(translation, texts.Entry(first, "Ana's.", state_now), user=ana, expected=0)
    conflict = send(translator, translation, first, "save", "Mine").json()
    sent = {"version": conflict["version"], "before": ["Mine"]}
    for _once_and_when_the_answer_was_lost in range(2):
        answer = send(translator, translation, first, "aside", "Ana's.", **sent)
        assert answer.status_code == 200
        assert answer.json()["version"] == conflict["version"]
    # Ana's words stand as she left them.
    text = texts.find(translation, first)
    assert (text.data, texts.state_of(text)) == ("Ana's.", state_now)
    assert text.last_translated_by == ana and texts.version_of(text) == texts.version_of(saved)
    history = panel(translator, translation, first).select(".te-history li")
    assert ["Mine" in entry.text for entry in history] == [True, False]
    # What stands there is not offered to be brought back.
    assert [bool(entry.form) for entry in history] == [True, False]


def test_words_that_were_taken_meanwhile_changed_once_more(translator, translation):
    first, ana = segment(translation, "Първи"), make.person("ana")
    texts.save(translation, texts.Entry(first, "Ana's."), user=ana, expected=0)
    version = send(translator, translation, first, "save", "Mine").json()["version"]
    texts.save(translation, texts.Entry(first, "Ana's second."), user=ana)
    answer = send(translator, translation, first, "aside", "Ana's.", version, before=["Mine"])
    assert (answer.status_code, answer.json()["theirs"]) == (409, "Ana's second.")
    assert TextRevision.objects.filter(data="Mine").exists()


def test_words_of_an_older_database_stay_in_the_history(translator, translation):
    first = segment(translation, "Първи")
    texts.save(translation, texts.Entry(first, "Of old."), expected=0)
    TextRevision.objects.all().delete()
    TextState.objects.all().delete()
    send(translator, translation, first, "save", "Copied", 1, before=["Typed"])
    assert [row.data for row in TextRevision.objects.all()] == ["Of old.", "Typed", "Copied"]


# --- what the checks say --------------------------------------------------------------------------------


@pytest.mark.feature("L5")
def test_a_text_with_an_error_is_not_done(translator, translation):
    first = segment(translation, "Първи")
    answer = send(translator, translation, first, "done", "Съвсем на кирилица.").json()
    assert answer["message"] in answer["findings"]
    assert texts.find(translation, first).data == "Съвсем на кирилица."
    assert state(translation, first) == State.DRAFT
    page = shown(translator, translation)
    row = row_of(page, first)
    assert answer["state"] == row["data-s"] == "error"
    assert answer["words"] in row.select_one(".l i").text and answer["message"] in row.text
    # It is no warning, and stands where errors are.
    assert "data-w" not in row.attrs
    assert page.select_one("[data-show=warnings] b").text == "0"
    assert page.select_one("[data-show=errors]:not([hidden]) b").text == "1"
    # Other ways in stay as they are; bringing such words back does not finish them either.
    texts.save(translation, texts.Entry(first, "Пак на кирилица."))
    assert state(translation, first) == State.TRANSLATED
    old = TextRevision.objects.get(data="Пак на кирилица.")
    version = texts.version_of(texts.find(translation, first))
    back = send(translator, translation, first, "undo", "", version, revision=old.pk).json()
    assert (back["state"], bool(back["message"])) == ("error", True)
    assert TextRevision.objects.last().origin == Origin.UNDO


@pytest.mark.feature("L5")
def test_a_text_with_a_warning_is_done_and_says_in_words_what_is_doubtful(translator, translation):
    second = segment(translation, "Дойдоха")
    answer = send(translator, translation, second, "done", "15 people came.").json()
    assert answer["state"] == State.TRANSLATED
    assert not answer["message"]
    assert answer["findings"]
    row = row_of(shown(translator, translation), second)
    assert [item.text for item in row.select(".f li")] == answer["findings"]
    assert row["data-w"] == "1"


# --- who is here ------------------------------------------------------------------------------------------


def test_who_closes_the_window_is_here_no_longer(translator, translation):
    here = reverse("workspace:edit_here", args=[translation.pk])
    translator.get(here)
    boyan = make.person("boyan", parts=[("translator", "en")])
    translator.post(reverse("workspace:edit_leave", args=[translation.pk]))
    translator.force_login(boyan)
    assert translator.get(here).json()["names"] == []
