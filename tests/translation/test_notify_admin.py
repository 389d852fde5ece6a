"""Notices in the admin: the count in the menu, the list, the preferences in the account."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from tests.helpers_translation import person
from translation import notify
from translation.models import Notification, NotificationPreference
from translation.models.notices import EVERYTHING, Delivery, Kind
from translation.notify.rules import preferences_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def translation(home):
    return make.begin(make.standard_page(home, title="За нас"))


@pytest.fixture
def ana(client):
    user = person("ana", parts=[("translator", "en")])
    client.force_login(user)
    return user


def listed():
    return reverse("workspace:notices")


@pytest.mark.feature("L19")
def test_the_menu_counts_and_the_list_tells(client, translation, ana):
    assert "Известия (" not in client.get("/admin/").content.decode()
    notify.send(
        notify.MENTION, [ana], translation=translation, extra={"comment": "Как е <b>името</b>?"}
    )
    notify.send(notify.COMMENT, [ana], translation=translation)
    notify.send(notify.COMMENT, [ana], translation=translation)
    assert "(2)" in client.get("/admin/").content.decode()
    html = client.get(listed()).content.decode()
    assert "За нас" in html and "Как е &lt;b&gt;името&lt;/b&gt;?" in html and "2 пъти" in html


def test_a_notice_leads_to_the_editor_and_is_read(client, translation, ana):
    segment = StringSegment.objects.filter(source=translation.source).first()
    notify.send(notify.RETURNED, [ana], translation=translation, text=segment)
    notice = Notification.objects.get()
    answer = client.get(reverse("workspace:notice", args=[notice.pk]))
    editor = reverse("workspace:edit", args=[translation.pk])
    assert answer["Location"] == f"{editor}#t{segment.pk}"
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "За нас" not in client.get(f"{listed()}?unread").content.decode()


def test_notices_are_marked_one_by_one_or_all(client, translation, ana):
    for kind in (notify.RETURNED, notify.PUBLISHED, notify.ASSIGNED):
        notify.send(kind, [ana], translation=translation)
    first = Notification.objects.first()
    client.post(reverse("workspace:notices_mark"), {"pk": first.pk})
    assert Notification.objects.filter(read_at=None).count() == 2
    assert client.get(reverse("workspace:notices_mark")).status_code == 405
    client.post(reverse("workspace:notices_mark"))
    assert not Notification.objects.filter(read_at=None).exists()


def test_another_persons_notices_are_theirs(client, translation, ana):
    other = person("other", parts=[("translator", "en")])
    notify.send(notify.ASSIGNED, [other], translation=translation)
    notice = Notification.objects.get()
    address = reverse("workspace:notice", args=[notice.pk])
    assert client.get(address, follow=True).status_code == 404
    client.post(reverse("workspace:notices_mark"), {"pk": notice.pk})
    client.post(reverse("workspace:notices_mark"))
    notice.refresh_from_db()
    assert notice.read_at is None
    assert "За нас" not in client.get(listed()).content.decode()


def test_a_title_disappears_with_the_role(client, translation, ana):
    notify.send(notify.MENTION, [ana], translation=translation, extra={"comment": "За тайния план"})
    ana.groups.clear()
    client.force_login(person("clerk"))
    Notification.objects.update(recipient=person("outsider"))
    client.force_login(Notification.objects.get().recipient)
    html = client.get(listed()).content.decode()
    assert "За нас" not in html and "тайния план" not in html
    assert "не може да виждате" in html
    answer = client.get(reverse("workspace:notice", args=[Notification.objects.get().pk]))
    assert answer["Location"] == listed()


def test_the_list_asks_as_much_for_many_as_for_few(client, home, ana):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(listed())
        return len(queries)

    notify.send(notify.ASSIGNED, [ana], translation=make.begin(make.standard_page(home)))
    cost()
    few = cost()
    for number in range(6):
        page = make.standard_page(home, title=f"Страница {number}")
        notify.send(notify.ASSIGNED, [ana], translation=make.begin(page), actor=ana)
        notify.send(notify.CHANGED, [ana], translation=make.begin(page))
    assert cost() == few


def test_the_count_in_the_menu_is_one_query(client, ana):
    client.get(reverse("wagtailadmin_account"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("wagtailadmin_account"))
    about = [query["sql"] for query in queries if '"translation_notification"' in query["sql"]]
    assert len(about) == 1


@pytest.mark.feature("L19")
def test_each_person_chooses_in_the_account(client, ana):
    address = reverse("wagtailadmin_account")
    html = client.get(address).content.decode()
    assert "Всички известия за преводи" in html
    form = {
        "name_email-first_name": "Ana",
        "name_email-last_name": "Petrova",
        "name_email-email": "ana@example.org",
        "locale-preferred_language": "bg",
        "locale-current_time_zone": "Europe/Sofia",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "translation_notices-everything": "",
        "translation_notices-mention": Delivery.DAILY,
    }
    client.post(address, form)
    assert preferences_of(ana)[Kind.MENTION] == Delivery.DAILY
    assert preferences_of(ana)[Kind.ASSIGNED] == Delivery.NOW
    client.post(address, {**form, "translation_notices-everything": Delivery.NONE})
    assert set(preferences_of(ana).values()) == {Delivery.NONE}
    client.post(address, form)
    assert preferences_of(ana)[Kind.MENTION] == Delivery.DAILY
    assert not NotificationPreference.objects.filter(kind=EVERYTHING).exists()
