"""Machine translation: late, twice, out of order, broken or never; a person decides; private pages stay here."""

import datetime
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation

from tests import helpers_translation as make
from tests.translation.machine_services import (
    Service,
    accepted,
    delivery,
    document_of,
    english,
    running,
)
from translation import texts
from translation.machine import orders, sending
from translation.missing import missing_strings
from translation.models import BulkJob, LocaleRole, MachineRequest, TranslationTask
from translation.models.texts import State
from translation.texts import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L10")]
BODY = ("Първи ред.", 'Втори <a href="https://example.org/">ред с връзка</a>.')


@pytest.fixture
def service(settings):
    with running(Service()) as found:
        settings.POBRATIM_MACHINE_TRANSLATION = {
            "PROVIDER": "etranslation", "URL": found.url, "USER": "app", "KEY": "secret",
        }  # fmt: skip
        settings.WAGTAILADMIN_BASE_URL = "https://grad.example"
        found.answers = [accepted(7)]
        yield found


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def translation(home):
    return make.begin(make.standard_page(home, body=BODY))


@pytest.fixture
def translator(client):
    user = make.person("translator")
    LocaleRole.objects.create(
        group=user.groups.get(), locale=make.locale("en"), role=LocaleRole.Role.TRANSLATOR
    )
    client.force_login(user)
    client.user = user
    return client


def ask(client, translation):
    response = client.post(reverse("workspace:machine_translate", args=[translation.pk]))
    call_command("run_jobs", once=True)
    return response


def deliver(client, service, body=None, asked=-1, **given):
    sent = service.asked[asked][2]
    address = urlsplit(sent["deliveries"]["http"]).path
    return client.post(address, body or delivery(sent, **given), content_type="application/json")


def waiting(translation):
    return missing_strings(translation.source.object_id, translation.target_locale_id).count()


def written(translation):
    return list(
        StringTranslation.objects.filter(
            locale=translation.target_locale, context__object_id=translation.source.object_id
        ).order_by("pk")
    )


# --- the way there and back ------------------------------------------------------------------------------


def test_what_a_machine_said_waits_for_a_person(service, translator, translation):
    texts_to_do = waiting(translation)
    ask(translator, translation)
    path, headers, sent = service.asked[0]
    assert path == "/askTranslate" and headers["Authorization"].startswith("Basic ")
    assert (sent["sourceLanguage"], sent["targetLanguages"]) == ("BG", ["EN"])
    assert 'Втори <a id="a1">ред с връзка</a>.' in document_of(sent)
    assert sent["deliveries"]["http"].startswith("https://grad.example/")
    assert deliver(translator, service).status_code == 200
    found = written(translation)
    assert len(found) == texts_to_do
    assert {texts.state_of(text) for text in found} == {State.MACHINE}
    assert any('<a id="a1">' in text.data for text in found)
    # Labelled, and not one of them counts as translated.
    assert waiting(translation) == texts_to_do
    assert make.english(translation.source.get_source_instance()).alias_of_id
    for segment in missing_strings(translation.source.object_id, translation.target_locale_id):
        text = texts.find(translation, segment)
        texts.save(translation, Entry(segment, text.data), expected=texts.version_of(text))
    assert waiting(translation) == 0


def test_the_same_answer_twice_changes_nothing(service, translator, translation):
    ask(translator, translation)
    deliver(translator, service)
    segment = missing_strings(translation.source.object_id, translation.target_locale_id).first()
    texts.save(translation, Entry(segment, "A person's words."))
    again = deliver(translator, service)
    assert again.status_code == 200
    assert texts.find(translation, segment).data == "A person's words."
    assert texts.history_of(texts.find(translation, segment)).count() == 2


def test_answers_out_of_order_find_their_pages(service, translator, translation, home):
    other = make.begin(make.standard_page(home, title="Друга", body=("Съвсем друг ред.",)))
    ask(translator, translation)
    service.answers = [accepted(8)]
    ask(translator, other)
    deliver(translator, service, asked=1, number=8)
    assert written(other) and not written(translation)
    deliver(translator, service, asked=0, number=7)
    assert {text.context.object_id for text in written(translation)} == {
        translation.source.object_id
    }


def test_a_person_who_was_quicker_keeps_their_words_even_a_draft(service, translator, translation):
    ask(translator, translation)
    segment = missing_strings(translation.source.object_id, translation.target_locale_id).first()
    texts.save(translation, Entry(segment, "Half a sen", State.DRAFT))
    deliver(translator, service)
    assert texts.find(translation, segment).data == "Half a sen"
    assert MachineRequest.objects.get().left_out == 1


def test_a_text_that_changed_meanwhile_is_left_out(
    service, translator, translation, django_capture_on_commit_callbacks
):
    ask(translator, translation)
    page = translation.source.get_source_instance()
    page.body = [("paragraph", "<p>Съвсем нов ред.</p>")]
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    deliver(translator, service)
    assert {text.context.path.split(".")[0] for text in written(translation)} == {"title"}


# --- broken ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    ["no JSON", "[]", '{"result": "%%%"}', '{"result": "PHA+eDwvcD4="}', '{"errorCode": -20001}'],
)
def test_a_broken_answer_is_told_and_writes_nothing(service, translator, translation, body):
    ask(translator, translation)
    assert deliver(translator, service, body=body).status_code == 200
    assert not written(translation)
    found = MachineRequest.objects.get()
    assert found.state == MachineRequest.State.FAILED and found.error
    assert found.error in translator.get(reverse("workspace:machine_requests")).text


def test_a_notice_that_it_is_ready_is_no_answer(service, translator, translation):
    ask(translator, translation)
    assert deliver(translator, service, body='{"requestId": 7}').status_code == 200
    assert MachineRequest.objects.get().state == MachineRequest.State.WAITING


def test_a_text_with_a_broken_mark_is_left_out_and_the_others_are_kept(
    service, translator, translation
):
    ask(translator, translation)
    html = english(document_of(service.asked[0][2])).replace('id="a1"', 'id="a9"')
    deliver(translator, service, html=html)
    assert not [text for text in written(translation) if "<a" in text.data]
    assert MachineRequest.objects.get().left_out == 1
    assert written(translation)


def test_an_answer_in_another_language_is_refused(service, translator, translation):
    ask(translator, translation)
    deliver(translator, service, targetLanguage="DE")
    assert not written(translation)


def test_strangers_get_nothing_in(service, translator, translation, client):
    ask(translator, translation)
    address = urlsplit(service.asked[0][2]["deliveries"]["http"]).path
    forged = address.rstrip("/")[:-3] + "abc/"
    assert client.post(forged, "{}", content_type="application/json").status_code == 403
    assert client.get(address).status_code == 405
    for _try in range(25):
        response = client.post(address, '{"requestId": 7}', content_type="application/json")
    assert response.status_code == 429
    assert not written(translation)


# --- never -------------------------------------------------------------------------------------------------


def test_an_answer_that_never_comes_is_given_up_and_a_late_one_is_still_taken(
    service, translator, translation
):
    ask(translator, translation)
    found = MachineRequest.objects.get()
    assert sending.expire(found.sent_at + datetime.timedelta(hours=1)) == 0
    assert sending.expire(found.sent_at + datetime.timedelta(hours=3)) == 1
    found.refresh_from_db()
    assert found.state == MachineRequest.State.FAILED
    deliver(translator, service)
    assert written(translation)


def test_a_busy_service_is_asked_again_later(service, translator, translation):
    service.answers = [(503, "", {"Retry-After": "30"})]
    ask(translator, translation)
    assert MachineRequest.objects.get().state == MachineRequest.State.QUEUED
    assert BulkJob.objects.get().failures == []


def test_no_more_than_the_service_allows_are_under_way(service, translator, translation, home):
    MachineRequest.objects.bulk_create(
        [
            MachineRequest(
                translation=make.begin(make.standard_page(home, title=f"Страница {n}")),
                provider="etranslation",
                state=MachineRequest.State.WAITING,
            )
            for n in range(50)
        ]
    )
    ask(translator, translation)
    assert service.asked == []
    assert translation.machine_requests.get().state == MachineRequest.State.QUEUED


# --- what is never sent --------------------------------------------------------------------------------------


def test_without_credentials_nothing_is_sent(service, settings, translator, translation):
    settings.POBRATIM_MACHINE_TRANSLATION |= {"KEY": ""}
    response = ask(translator, translation)
    assert service.asked == [] and not MachineRequest.objects.exists()
    assert response.status_code == 302


@pytest.mark.parametrize("above", [False, True])
def test_a_page_for_some_people_only_is_never_sent(service, translator, translation, home, above):
    page = translation.source.get_source_instance()
    PageViewRestriction.objects.create(
        page=home if above else page, restriction_type=PageViewRestriction.LOGIN
    )
    ask(translator, translation)
    assert service.asked == []


def test_nor_one_that_became_so_after_it_was_ordered(service, translator, translation):
    orders.order(translation, translator.user)
    PageViewRestriction.objects.create(
        page=translation.source.get_source_instance(), restriction_type=PageViewRestriction.LOGIN
    )
    call_command("run_jobs", once=True)
    assert service.asked == []
    assert MachineRequest.objects.get().state == MachineRequest.State.FAILED


def test_a_hidden_page_is_never_sent(service, translator, translation):
    translation.source.get_source_instance().unpublish()
    ask(translator, translation)
    assert service.asked == []


def test_asked_twice_it_is_sent_once(service, translator, translation):
    ask(translator, translation)
    ask(translator, translation)
    assert len(service.asked) == 1


def test_who_may_not_translate_may_not_ask(service, client, translation):
    client.force_login(make.person("outsider"))
    ask(client, translation)
    assert service.asked == []
    assert client.get(reverse("workspace:machine_requests")).status_code in (302, 403)


# --- the services that answer at once ----------------------------------------------------------------------


def deepl(body):
    return 200, {"translations": [{"text": english(text)} for text in body["text"]]}, {}


def libre(body):
    return 200, {"translatedText": [english(text) for text in body["q"]]}, {}


@pytest.mark.parametrize(
    ("given", "answer", "path"),
    [
        ({"PROVIDER": "deepl", "KEY": "k"}, deepl, "/v2/translate"),
        ({"PROVIDER": "libretranslate"}, libre, "/translate"),
    ],
)
def test_services_that_answer_at_once(service, settings, translator, home, given, answer, path):
    settings.POBRATIM_MACHINE_TRANSLATION = given | {"URL": service.url}
    service.answers = [answer]
    page = make.standard_page(home, body=[f"Изречение номер {n}." for n in range(60)])
    translation = make.begin(page)
    ask(translator, translation)
    assert [asked[0] for asked in service.asked] == [path, path]
    found = written(translation)
    assert len(found) == 61
    assert {texts.state_of(text) for text in found} == {State.MACHINE}
    assert MachineRequest.objects.get().state == MachineRequest.State.DONE


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"translations": []}, {}),
        (200, "no JSON", {}),
        (403, "", {}),
        (456, "", {}),
        (302, "", {"Location": "http://127.0.0.1:1/"}),
    ],
)
def test_a_service_that_refuses_is_told(service, settings, translator, translation, answer):
    settings.POBRATIM_MACHINE_TRANSLATION = {"PROVIDER": "deepl", "KEY": "k", "URL": service.url}
    service.answers = [answer]
    ask(translator, translation)
    assert not written(translation)
    found = MachineRequest.objects.get()
    assert found.state == MachineRequest.State.FAILED
    assert "DeepL" in found.error


def test_while_the_reviewers_read_nothing_is_written(service, translator, translation):
    ask(translator, translation)
    make.fill_in(translation)
    StringTranslation.objects.filter(context__path="title").delete()
    with_words = len(written(translation))
    TranslationTask.objects.create(translation=translation, state=TranslationTask.State.IN_REVIEW)
    deliver(translator, service)
    assert len(written(translation)) == with_words


def test_the_editor_offers_it_where_a_service_is_set_up(service, settings, translator, translation):
    editor = reverse("workspace:edit", args=[translation.pk])
    address = reverse("workspace:machine_translate", args=[translation.pk])
    assert address in translator.get(editor).text
    settings.POBRATIM_MACHINE_TRANSLATION = {}
    assert address not in translator.get(editor).text
