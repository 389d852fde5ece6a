"""Notices by mail: what waits for one person goes in one mail; a failure is logged and tried again later."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.localization import get_available_admin_languages
from wagtail.users.models import UserProfile

from translation.models.notices import Delivery, MailRecord, Notification
from translation.notify.addresses import absolute, account_address, address_of
from translation.notify.reading import notices_of, visible_ids
from translation.notify.rules import preferences_of
from translation.notify.wording import lines, subject

log = logging.getLogger(__name__)

# After a mail at once, what comes next waits for this long and is sent together.
QUIET = timedelta(minutes=10)
# What could not be sent for so long is old news.
STALE = timedelta(days=7)


def send_at_once(people=None, now=None):
    """Sends what is to go at once; to `people` (ids) or to all for whom something waits. Returns the mails."""
    now = now or timezone.now()
    return sum(_send_now(person, now) for person in _people(people, now))


def send_digest(day, now=None):
    """Sends each person what waits, once for each `day` (a date). Returns the number of mails."""
    now = now or timezone.now()
    return sum(_send_daily(person, day, now) for person in _people(None, now))


def _people(pks, now):
    """The users for whom something waits that was never mailed, if mail can reach them."""
    waiting = Notification.objects.filter(mailed_at=None, read_at=None, created_at__gt=now - STALE)
    people = get_user_model().objects.filter(pk__in=waiting.values("recipient_id"), is_active=True)
    if pks is not None:
        people = people.filter(pk__in=pks)
    return people.exclude(email="").order_by("pk")


def _send_now(person, now):
    record, _created = MailRecord.objects.get_or_create(user=person)
    if record.sent_at and now - record.sent_at < QUIET:
        return 0
    notices = _waiting(person, {Delivery.NOW}, now)
    if not notices:
        return 0
    # Two processes may have come this far: one of them sends.
    before = record.sent_at
    claimed = MailRecord.objects.filter(pk=record.pk, sent_at=before).update(sent_at=now)
    if not claimed:
        return 0
    sent = _deliver(person, notices, now)
    if not sent:
        MailRecord.objects.filter(pk=record.pk).update(sent_at=before)
    return sent


def _send_daily(person, day, now):
    record, _created = MailRecord.objects.get_or_create(user=person)
    notices = _waiting(person, {Delivery.DAILY, Delivery.NOW}, now)
    if not notices:
        return 0
    before = record.digest_on
    earlier = Q(digest_on=None) | Q(digest_on__lt=day)
    if not MailRecord.objects.filter(earlier, pk=record.pk).update(digest_on=day):
        return 0
    sent = _deliver(person, notices, now)
    if not sent:
        MailRecord.objects.filter(pk=record.pk).update(digest_on=before)
    return sent


def _waiting(person, deliveries, now):
    wanted = preferences_of(person)
    kinds = [kind for kind, delivery in wanted.items() if delivery in deliveries]
    notices = list(
        notices_of(person).filter(
            kind__in=kinds, mailed_at=None, read_at=None, created_at__gt=now - STALE
        )
    )
    visible = visible_ids(person, notices)
    return [
        item for item in notices if item.translation_id is None or item.translation_id in visible
    ]


def _deliver(person, notices, now):
    """Sends one mail; 1 when it left, else 0. Never raises."""
    keys = [notice.pk for notice in notices]
    Notification.objects.filter(pk__in=keys).update(mailed_at=now)
    try:
        compose(person, notices).send()
    except Exception:  # whatever the mail server does, the work of the person in the admin goes on
        log.exception("mail about translations to user %s was not sent", person.pk)
        Notification.objects.filter(pk__in=keys).update(mailed_at=None)
        return 0
    return 1


def compose(person, notices):
    """The mail, in the language of the person's admin, as text and as simple HTML."""
    language = language_of(person)
    with override(language):
        found = lines(notices, visible_ids(person, notices))
        context = {
            "lines": [
                {"text": line.text, "details": line.details, "url": _url(line)} for line in found
            ],
            "language": language,
            "site": settings.WAGTAIL_SITE_NAME,
            "account": absolute(account_address()),
        }
        mail = EmailMultiAlternatives(
            _("%(site)s: %(subject)s")
            % {"site": settings.WAGTAIL_SITE_NAME, "subject": subject(found)},
            render_to_string("translation/notify/mail.txt", context),
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(
            render_to_string("translation/notify/mail.html", context), "text/html"
        )
    return mail


def _url(line):
    return absolute(address_of(line.notice)) if line.leads else ""


def language_of(person):
    """The person's own choice for the admin, else the site's first language."""
    chosen = UserProfile.objects.filter(user=person).values_list("preferred_language", flat=True)
    code = chosen.first()
    allowed = dict(get_available_admin_languages())
    return code if code in allowed else settings.LANGUAGE_CODE
