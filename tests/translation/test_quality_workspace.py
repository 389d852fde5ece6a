"""Checks in the workspace: counted at every save, dismissed by name, and a gate before the readers."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment

from facts.publication import PublicationBlocked
from tests import helpers_translation as make
from translation import quality, texts, work
from translation.models import CheckDismissal
from translation.models.texts import State
from translation.texts import Entry

pytestmark = pytest.mark.django_db
SOURCE = "Дойдоха 25 души."


@pytest.fixture
def page():
    return make.standard_page(make.home_page(), body=(SOURCE, "<b>Важно</b> е да дойдете."))


@pytest.fixture
def translation(page):
    return make.begin(page)


@pytest.fixture
def segment(translation):
    return StringSegment.objects.get(source=translation.source, string__data=SOURCE)


@pytest.fixture
def ana(page):
    return make.person("ana", parts=[("translator", "en")])


def write(translation, segment, data, state=State.TRANSLATED):
    return texts.save_many(translation, [Entry(segment, data, state)])[0]


def fill(translation):
    for text in StringSegment.objects.filter(source=translation.source).select_related("string"):
        words = "<b>Important</b>, do come." if "<b>" in text.string.data else "Come."
        write(translation, text, words if text.string.data.endswith(".") else "About us")


def counts(text):
    text.state_record.refresh_from_db()
    return text.state_record.errors, text.state_record.warnings


def address(name, translation, segment):
    return reverse(f"workspace:{name}", args=[translation.pk, segment.pk])


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[make.english(page).pk])


def panel(client, translation, segment):
    return client.get(address("findings", translation, segment)).content.decode()


def decide(client, name, translation, segment, code="number", words=None, **headers):
    text = texts.find(translation, segment)
    if words is not None:
        text.data = words
    from translation.quality.stored import text_hash

    return client.post(
        address(name, translation, segment),
        {"code": code, "hash": text_hash(text)},
        **headers,
    )


@pytest.mark.feature("L5")
def test_every_save_counts_what_is_wrong(translation, segment):
    text = write(translation, segment, "15 people came.")
    assert counts(text) == (0, 1)
    assert [finding.code for finding in quality.findings_of(translation)[segment.pk]] == ["number"]
    text = write(translation, segment, "<b>25 people came.")
    assert counts(text)[0] == 1
    text = write(translation, segment, "25 people came.")
    assert counts(text) == (0, 0)
    assert quality.findings_of(translation) == {}


def test_saving_many_texts_takes_no_more_queries(page, django_assert_max_num_queries):
    long = make.standard_page(
        page.get_parent().specific,
        title="Дълга",
        body=[f"Ред {number}, {number + 5} души." for number in range(60)],
    )
    translation = make.begin(long)
    segments = list(StringSegment.objects.filter(source=translation.source))
    entries = [Entry(segment, "Wrong 999 words") for segment in segments]
    with django_assert_max_num_queries(40):
        saved = texts.save_many(translation, entries)
    assert all(counts(text)[1] for text in saved if text.translation_of.data.startswith("Ред"))


@pytest.mark.feature("L5")
def test_a_warning_is_let_stand_by_name_for_these_words_only(client, translation, segment, ana):
    text = write(translation, segment, "15 people came.")
    client.force_login(ana)
    before = panel(client, translation, segment)
    assert "25" in before and "15" in before

    response = decide(client, "dismiss_finding", translation, segment)
    assert response.status_code == 302
    assert counts(text) == (0, 0)
    assert quality.findings_of(translation) == {}
    assert "ana" in panel(client, translation, segment)

    write(translation, segment, "15 persons came.")
    assert counts(text) == (0, 1)
    assert "ana" not in panel(client, translation, segment)


def test_a_warning_that_was_let_stand_can_be_taken_up_again(client, translation, segment, ana):
    text = write(translation, segment, "15 people came.")
    client.force_login(ana)
    decide(client, "dismiss_finding", translation, segment)
    answer = decide(
        client,
        "restore_finding",
        translation,
        segment,
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert "15" in answer.content.decode()
    assert counts(text) == (0, 1)


def test_words_that_changed_meanwhile_are_not_let_stand_unseen(client, translation, segment, ana):
    write(translation, segment, "16 people came.")
    client.force_login(ana)
    decide(client, "dismiss_finding", translation, segment, words="15 people came.")
    assert not CheckDismissal.objects.exists()


def test_an_error_cannot_be_let_stand(client, translation, segment, ana):
    write(translation, segment, "<b>25 people came.")
    client.force_login(ana)
    response = decide(client, "dismiss_finding", translation, segment, code="marks")
    assert response.status_code == 400
    assert not CheckDismissal.objects.exists()


@pytest.mark.feature("L12")
def test_who_has_no_part_in_the_language_sees_and_decides_nothing(client, translation, segment):
    write(translation, segment, "15 people came.")
    client.force_login(make.person("boyan", parts=[("manager", "de")]))
    assert client.get(address("findings", translation, segment)).status_code in (302, 403)
    assert client.get(reverse("workspace:checks", args=[translation.pk])).status_code in (302, 403)
    decide(client, "dismiss_finding", translation, segment)
    assert not CheckDismissal.objects.exists()


def test_a_lock_holds_for_dismissals_too(client, translation, segment, ana, page):
    from wagtail.models import Page

    write(translation, segment, "15 people came.")
    row = make.english(page)
    Page.objects.filter(pk=row.pk).update(locked=True, locked_by=None)
    client.force_login(ana)
    decide(client, "dismiss_finding", translation, segment)
    assert not CheckDismissal.objects.exists()


def test_words_that_are_to_stay_are_not_called_untranslated(translation):
    segment = StringSegment.objects.get(source=translation.source, string__data=SOURCE)
    write(translation, segment, SOURCE, State.KEPT)
    assert quality.findings_of(translation) == {}


@pytest.mark.feature("L5")
def test_the_page_of_checks_lists_them_all(client, translation, segment, ana):
    write(translation, segment, "15  people came.")
    client.force_login(ana)
    content = client.get(reverse("workspace:checks", args=[translation.pk])).content.decode()
    assert 'lang="bg">Дойдоха 25 души.' in content
    assert 'lang="en">15  people came.' in content
    assert content.count("text-checks__item") >= 2


@pytest.mark.feature("L10")
def test_an_error_keeps_the_page_from_the_readers(
    client, page, translation, segment, django_capture_on_commit_callbacks
):
    fill(translation)
    write(translation, segment, "<b>25 people came.")
    row = make.english(page)
    client.force_login(
        make.person("mila", [(row, "change"), (row, "publish")], parts=[("reviewer", "en")])
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(edit_address(page), {"action-publish": "1"}, follow=True)
    assert "25 people came." in answer.content.decode()
    make.assert_untouched(page)

    write(translation, segment, "25 people came.")
    with django_capture_on_commit_callbacks(execute=True):
        work.publish(translation)
    assert make.english(page).alias_of_id is None


def test_warnings_do_not_stop_a_publication_unless_the_settings_say_so(
    page, translation, segment, settings, django_capture_on_commit_callbacks
):
    fill(translation)
    write(translation, segment, "15 people came.")
    settings.TRANSLATION_WARNINGS_BLOCK = True
    with (
        pytest.raises(PublicationBlocked) as refused,
        django_capture_on_commit_callbacks(execute=True),
    ):
        work.publish(translation)
    assert "15 people came." in str(refused.value)
    make.assert_untouched(page)
    settings.TRANSLATION_WARNINGS_BLOCK = False
    with django_capture_on_commit_callbacks(execute=True):
        work.publish(translation)
    assert make.english(page).live


def test_one_text_in_two_translations_and_a_caption_read_twice(page):
    twice = make.standard_page(
        page.get_parent().specific, title="Два пъти", body=("Добре дошли.", "Добре дошли.")
    )
    translation = make.begin(twice)
    segments = list(
        StringSegment.objects.filter(
            source=translation.source, string__data="Добре дошли."
        ).order_by("order")
    )
    assert len(segments) == 2
    write(translation, segments[0], "Welcome.")
    write(translation, segments[1], "Be welcome.")
    found = quality.findings_of(translation)
    assert [finding.code for finding in found[segments[1].pk]] == ["inconsistent"]
