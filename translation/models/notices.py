"""What people are told, and how they want to hear of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail_localize.models import Translation, TranslationContext

from translation.models.tasks import TranslationTask

USER = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    ASSIGNED = "assigned", pgettext_lazy("notice", "a task for me")
    DUE = "due", pgettext_lazy("notice", "a task is due soon")
    OVERDUE = "overdue", pgettext_lazy("notice", "a task is overdue")
    CHANGED = "changed", pgettext_lazy("notice", "the original has changed")
    SUBMITTED = "submitted", pgettext_lazy("notice", "a translation waits for review")
    RETURNED = "returned", pgettext_lazy("notice", "my translation was returned")
    PUBLISHED = "published", pgettext_lazy("notice", "my translation was published")
    MENTION = "mention", pgettext_lazy("notice", "somebody mentions me")
    COMMENT = "comment", pgettext_lazy("notice", "a comment on my translation")
    MACHINE = "machine", pgettext_lazy("notice", "the machine has finished, or failed")
    IMPORTED = "imported", pgettext_lazy("notice", "an import has finished")
    TERM = "term", pgettext_lazy("notice", "a term is suggested for the glossary")


class Notification(models.Model):
    """One notice to one person; several events of one kind on one translation are one notice until it is read or mailed.

    `count` says how many events it stands for. `context` is the place of the text that it is about.
    `key` names what is told once only ("" for the rest). `extra` belongs to the kind: see notify/wording.py.
    `mailed_at` is empty while no mail has carried it; whether one shall is decided by the preferences when
    mail is sent. The title of the page is never kept here: it is shown to those who may see it.
    """

    Kind = Kind
    recipient = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    translation = models.ForeignKey(
        Translation, null=True, on_delete=models.CASCADE, related_name="+"
    )
    task = models.ForeignKey(TranslationTask, null=True, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(
        TranslationContext, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor = models.ForeignKey(USER, null=True, on_delete=models.SET_NULL, related_name="+")
    extra = models.JSONField(default=dict)
    key = models.CharField(max_length=80, blank=True)
    count = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "key"],
                condition=~Q(key=""),
                name="translation_notice_once",
            )
        ]
        indexes = [
            models.Index(fields=["recipient", "read_at"]),
            models.Index(fields=["mailed_at", "recipient"]),
        ]

    def __str__(self):
        return f"{self.recipient}: {self.get_kind_display()}"


class Delivery(models.TextChoices):
    NOW = "now", pgettext_lazy("notices", "in the admin and by mail, at once")
    DAILY = "daily", pgettext_lazy("notices", "in the admin and by mail, once a day")
    ADMIN = "admin", pgettext_lazy("notices", "in the admin only")
    NONE = "none", pgettext_lazy("notices", "not at all")


# In place of a kind: one choice for all of them.
EVERYTHING = "all"


class NotificationPreference(models.Model):
    """How a person wants to hear of one kind of notice, or of EVERYTHING, which goes before each kind.

    Without a row the default holds (notify/rules.py).
    """

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    delivery = models.CharField(max_length=10, choices=Delivery.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="translation_preference_once")
        ]


class MailRecord(models.Model):
    """When a person last got mail about notices: at once, and the day of the last digest."""

    user = models.OneToOneField(USER, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(null=True)
    digest_on = models.DateField(null=True)
