"""Notices by mail: at once or daily, one mail for what comes together, and never in the way of the work."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from tests.helpers_translation import person
from translation import notify, texts
from translation.access.landing import editor_address
from translation.models import Notification, NotificationPreference, TranslationTask
from translation.models.notices import EVERYTHING, Delivery
from translation.notify import mail as mailing
from translation.texts import Entry

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def page(home):
    return make.standard_page(home, title="За нас")


@pytest.fixture
def translation(page):
    return make.begin(page)


@pytest.fixture
def ana():
    return person("ana", parts=[("translator", "en")])


@pytest.fixture
def boyan():
    return person("boyan", parts=[("manager", "en")])


def speaks(user, language):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


def wants(user, delivery, kind=EVERYTHING):
    NotificationPreference.objects.create(user=user, kind=kind, delivery=delivery)


def give(translation, user, **fields):
    return TranslationTask.objects.create(translation=translation, assignee=user, **fields)


def digest(day=DAY):
    call_command("send_translation_mail", digest=True, date=day.isoformat())


@pytest.mark.feature("L19")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("bg", ["Възложен ви е", "За нас", "английски", "Срок: 9 май 2026"]),
        ("en", ["is yours to translate", "За нас", "English", "Due: 9 May 2026"]),
    ],
)
def test_a_task_comes_by_mail_in_the_persons_language(
    capture, translation, ana, boyan, language, words
):
    speaks(ana, language)
    task = give(translation, ana, due=date(2026, 5, 9))
    with capture(execute=True):
        notify.send(notify.ASSIGNED, [ana], task=task, actor=boyan)
    (sent,) = mail.outbox
    assert sent.to == ["ana@example.org"]
    html = sent.alternatives[0][0]
    for word in words:
        assert word in sent.body
        assert word in html
    assert "За нас" in sent.subject
    assert "\n" not in sent.subject
    assert f'<html lang="{language}"' in html
    assert f"http://testserver{editor_address(translation)}" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_what_comes_together_is_one_mail(capture, home, ana, boyan):
    translations = [make.begin(make.standard_page(home, title=f"Страница {n}")) for n in range(5)]
    with capture(execute=True):
        for item in translations:
            notify.send(notify.ASSIGNED, [ana], task=give(item, ana), actor=boyan)
    (sent,) = mail.outbox
    assert all(f"Страница {n}" in sent.body for n in range(5))
    # What comes within minutes waits and goes together.
    for item in translations[:3]:
        with capture(execute=True):
            notify.send(notify.MENTION, [ana], translation=item, actor=boyan)
    assert len(mail.outbox) == 1
    later = timezone.now() + mailing.QUIET
    assert mailing.send_at_once(now=later) == 1
    assert len(mail.outbox) == 2
    assert mailing.send_at_once(now=later + mailing.QUIET) == 0


def test_nothing_is_told_of_what_was_undone(capture, translation, ana):
    with capture(execute=True), pytest.raises(RuntimeError), transaction.atomic():
        notify.send(notify.ASSIGNED, [ana], translation=translation)
        raise RuntimeError
    assert not mail.outbox
    assert not Notification.objects.exists()


def test_a_broken_mail_server_is_nobodys_trouble(capture, translation, ana, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    with capture(execute=True):
        notify.send(notify.ASSIGNED, [ana], translation=translation)
    assert Notification.objects.get().mailed_at is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_translation_mail")
    assert len(mail.outbox) == 1
    assert Notification.objects.get().mailed_at is not None


@pytest.mark.feature("L19")
def test_the_digest_comes_once_a_day(translation, ana, boyan):
    wants(ana, Delivery.DAILY)
    notify.send(notify.COMMENT, [ana], translation=translation, extra={"comment": "Първо"})
    notify.send(notify.PUBLISHED, [ana], translation=translation, actor=boyan)
    assert not mail.outbox
    digest()
    assert len(mail.outbox) == 1
    assert "2 известия" in mail.outbox[0].subject and "Първо" in mail.outbox[0].body
    digest()
    notify.send(notify.COMMENT, [ana], translation=translation, extra={"comment": "Второ"})
    digest()
    assert len(mail.outbox) == 1
    digest(DAY + timedelta(days=1))
    assert len(mail.outbox) == 2
    assert "Второ" in mail.outbox[1].body and "Първо" not in mail.outbox[1].body


@pytest.mark.parametrize("delivery", [Delivery.ADMIN, Delivery.NONE])
def test_who_wants_no_mail_gets_none(capture, translation, ana, delivery):
    wants(ana, delivery)
    with capture(execute=True):
        notify.send(notify.ASSIGNED, [ana], translation=translation)
        notify.send(notify.CHANGED, [ana], translation=translation)
    digest()
    assert not mail.outbox
    assert Notification.objects.count() == (2 if delivery == Delivery.ADMIN else 0)


def test_what_was_read_in_the_admin_is_not_mailed(client, translation, ana):
    notify.send(notify.COMMENT, [ana], translation=translation)
    client.force_login(ana)
    client.post("/admin/translation/notify/read/")
    digest()
    assert not mail.outbox


def test_no_mail_names_a_page_that_one_may_not_see(capture, home, ana):
    translation = make.begin(make.standard_page(home, title="Таен план"))
    outsider = person("outsider")
    gone = person("gone", parts=[("translator", "en")])
    gone.is_active = False
    gone.save()
    with capture(execute=True):
        notify.send(notify.ASSIGNED, [outsider, gone, ana, None], translation=translation)
    assert [sent.to for sent in mail.outbox] == [["ana@example.org"]]


def test_who_did_it_is_not_told(capture, translation, ana):
    with capture(execute=True):
        notify.send(notify.ASSIGNED, [ana], translation=translation, actor=ana)
    assert not Notification.objects.exists()


@pytest.mark.feature("L19")
def test_a_task_is_said_to_be_due_and_overdue_once(translation, ana):
    task = give(translation, ana, due=DAY)
    digest(DAY - timedelta(days=4))
    assert not mail.outbox
    for _twice in range(2):
        digest(DAY - timedelta(days=1))
    assert "4 май 2026" in mail.outbox[0].body
    digest(DAY + timedelta(days=1))
    assert "изтече" in mail.outbox[1].body
    digest(DAY + timedelta(days=2))
    assert len(mail.outbox) == 2
    task.state = TranslationTask.State.DONE
    task.save()
    task.due = DAY + timedelta(days=9)
    task.save()
    digest(DAY + timedelta(days=20))
    assert len(mail.outbox) == 2


@pytest.mark.feature("L19")
def test_who_translated_hears_that_the_original_changed(capture, page, translation, ana, boyan):
    others = person("other", parts=[("translator", "en")])
    for segment in StringSegment.objects.filter(source=translation.source):
        texts.save(translation, Entry(segment, "Words"), user=ana)
    for body in ("Нов ред.", "Друг ред."):
        page.body = [("paragraph", f"<p>{body}</p>")]
        with capture(execute=True):
            page.save_revision().publish()
    (notice,) = Notification.objects.all()
    assert (notice.recipient, notice.kind, notice.count) == (ana, notify.CHANGED, 2)
    # The one to whom the task is given, in place of who translated last.
    give(translation, others)
    page.body = [("paragraph", "<p>Трети ред.</p>")]
    with capture(execute=True):
        page.save_revision().publish()
    assert Notification.objects.filter(recipient=others, kind=notify.CHANGED).count() == 1
    digest()
    assert all("За нас" in sent.body for sent in mail.outbox)


def test_a_publication_without_new_words_is_not_news(capture, page, translation, ana):
    give(translation, ana)
    with capture(execute=True):
        page.save_revision().publish()
    assert not Notification.objects.exists()
