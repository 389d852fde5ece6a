"""What is said of a text is said of the words that stand there: words that come back, old wordings, errors."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from translation import texts, work
from translation.models import TextRevision
from translation.models.texts import Origin, State

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
LINKED = 'Вижте <a href="https://example.org/1">споразумението</a> и <a href="https://example.org/2">плана</a>.'


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page():
    return make.standard_page(make.home_page(), body=("Първи ред.", "Дойдоха 25 души.", LINKED))


@pytest.fixture
def translation(page):
    return make.begin(page)


def segment(translation, start):
    return StringSegment.objects.get(source=translation.source, string__data__startswith=start)


def write(translation, start, words, state=State.TRANSLATED, user=None):
    return texts.save(
        translation, texts.Entry(segment(translation, start), words, state), user=user
    )


def send(client, translation, start, do, value):
    here = segment(translation, start)
    address = reverse("workspace:edit_save", args=[translation.pk, here.pk])
    version = texts.version_of(texts.find(translation, here))
    return client.post(address, {"do": do, "value": value, "version": version}, **SCRIPT).json()


def shown(client, name, translation, **query):
    response = client.get(reverse(f"workspace:{name}", args=[translation.pk]), query)
    return BeautifulSoup(response.content, "html.parser")


def row_of(client, translation, start):
    return shown(client, "edit", translation).find(id=f"t{segment(translation, start).pk}").parent


def republish(translation, capture, *body):
    with capture(execute=True):
        make.republish(translation, *body)


# --- words that come back -------------------------------------------------------------------------------


@pytest.mark.feature("L3", "L8")
def test_words_that_come_back_have_their_state_and_their_reviewer_again(
    client, translator, reviewer, translation
):
    write(translation, "Първи", "The first line.", State.REVIEWED, reviewer)
    client.force_login(translator)
    assert send(client, translation, "Първи", "save", "The first l")["state"] == State.DRAFT
    back = send(client, translation, "Първи", "save", "The first line.")
    assert back["state"] == State.REVIEWED
    record = texts.find(translation, segment(translation, "Първи")).state_record
    assert record.reviewed_by == reviewer
    assert TextRevision.objects.last().origin == Origin.UNDO


@pytest.mark.feature("L3")
def test_who_sent_words_back_to_work_is_not_contradicted(client, translator, translation):
    write(translation, "Първи", "The first line.")
    client.force_login(translator)
    send(client, translation, "Първи", "draft", "The first line.")
    send(client, translation, "Първи", "save", "The first")
    assert send(client, translation, "Първи", "save", "The first line.")["state"] == State.DRAFT


@pytest.mark.feature("L3")
def test_what_readers_have_is_no_correction_also_after_another_finished_wording(
    client, translator, translation, capture
):
    make.fill_in(translation)
    write(translation, "Първи", "The first line.")
    write(translation, "Дойдоха", "25 people came.")
    with capture(execute=True):
        work.publish(translation)
    client.force_login(translator)
    for start, words in (("Първи", "The first line."), ("Дойдоха", "25 people came.")):
        assert send(client, translation, start, "done", f"{words} More.")["fresh"]
        back = send(client, translation, start, "save", words)
        assert (back["state"], back["fresh"]) == (State.TRANSLATED, "")
    assert not shown(client, "edit", translation).select(".r[data-n]")


def test_other_words_from_before_are_a_draft(client, translator, translation):
    for words in ("The first line.", "The very first line."):
        write(translation, "Първи", words)
    client.force_login(translator)
    assert send(client, translation, "Първи", "save", "The first line.")["state"] == State.DRAFT


# --- an old wording for a new original -------------------------------------------------------------------


@pytest.mark.feature("L7")
def test_what_became_of_links_is_told_and_the_old_wording_has_those_that_are_left(
    client, translator, translation, capture
):
    write(translation, "Вижте", 'See <a id="a1">the agreement</a> and <a id="a2">the plan</a>.')
    republish(
        translation,
        capture,
        "Първи ред.",
        "Дойдоха 25 души.",
        'Вижте споразумението, <a href="https://example.org/2">плана</a> и'
        ' <a href="https://example.org/3">отчета</a>.',
    )
    client.force_login(translator)
    row = row_of(client, translation, "Вижте")
    said = " ".join(note.text for note in row.select(".d small"))
    assert "споразумението" in said and "отчета" in said and "плана" not in said
    old = row.select_one(".w")
    assert old.text == "See the agreement and the plan."
    assert [(link["data-m"], link.text) for link in old.select("a")] == [("a1", "the plan")]


@pytest.mark.feature("L7")
def test_a_space_that_does_not_break_is_no_difference(client, translator, translation, capture):
    write(translation, "Дойдоха", "25 people came.")
    republish(translation, capture, "Първи ред.", "Дойдоха 25\u00a0души вчера.", LINKED)
    client.force_login(translator)
    row = row_of(client, translation, "Дойдоха")
    assert [part.text for part in row.select(".d ins, .d del")] == [" вчера"]


# --- what the checks say -----------------------------------------------------------------------------------


@pytest.mark.feature("L5")
def test_the_checks_show_words_and_name_the_odd_letter(client, translator, translation):
    write(translation, "Вижте", 'See <a id="a1">the weеk</a> & <b>peoplе</b>.')
    client.force_login(translator)
    page = shown(client, "checks", translation)
    (pair,) = page.select(".text-checks__pair")
    assert "See the weеk & peoplе." in pair.text and "<" not in pair.text
    assert pair.select_one("a").text == "споразумението"
    found = [item.text for item in page.select(".text-checks__message") if "weеk" in item.text]
    assert len(found) == 1 and "weеk (we[е]k), peoplе (peopl[е])" in found[0]
    # A letter is no word.
    assert ": е." not in page.text


@pytest.mark.feature("L3")
def test_a_text_that_has_its_words_does_not_wait_for_them(client, translator, translation):
    for start, words in (("За нас", "About us"), ("Първи", "The first line.")):
        write(translation, start, words)
    write(translation, "Дойдоха", "25 people came.", State.DRAFT)
    client.force_login(translator)
    address = reverse("workspace:edit_submit", args=[translation.pk])
    response = client.post(address, follow=True)
    (said,) = [str(message) for message in response.context["messages"]]
    assert "1 текст чака превод; 1 " in said and "2 " not in said


# --- notes ---------------------------------------------------------------------------------------------------


@pytest.mark.feature("L3")
def test_a_refused_decision_keeps_the_word_to_the_translator(
    client, translator, reviewer, translation
):
    from translation import flow

    make.fill_in(translation)
    write(translation, "Първи", "The first line.")
    flow.submit(translation, translator)
    client.force_login(reviewer)
    sent = {"fingerprint": "another", "comment": "Добре е."}
    make.press(client, reverse("workspace:edit_approve", args=[translation.pk]), sent)
    assert flow.in_review(translation)
    assert shown(client, "edit", translation).select_one("#te-decision").text == "Добре е."
    address = reverse("workspace:edit_return", args=[translation.pk])
    client.post(address, {"comment": "Добре е, но датата?"})
    assert not flow.in_review(translation)
    client.force_login(translator)
    assert shown(client, "edit", translation).select_one("#tf-submit").text == ""
