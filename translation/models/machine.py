"""What was asked of a machine translation service, and what became of it."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy
from wagtail_localize.models import Translation


def new_secret():
    return secrets.token_urlsafe(32)


class MachineRequest(models.Model):
    """The texts of one Translation on their way to a service and back.

    `texts` is {id in the document: [string's id, context's id]} of what was sent; `answer` is what came
    back, as it came. A service that answers later names the request by `reference` and `secret`.
    """

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("request", "waiting to be sent")
        SENDING = "sending", pgettext_lazy("request", "being sent")
        WAITING = "waiting", pgettext_lazy("request", "waiting for the answer")
        DONE = "done", pgettext_lazy("request", "done")
        FAILED = "failed", pgettext_lazy("request", "failed")

    OPEN = (State.QUEUED, State.SENDING, State.WAITING)

    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="machine_requests"
    )
    provider = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret = models.CharField(max_length=64, default=new_secret, editable=False)
    external_id = models.CharField(max_length=64, blank=True)
    texts = models.JSONField(default=dict)
    answer = models.TextField(blank=True)
    error = models.TextField(blank=True)
    written = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["provider", "state"])]
        constraints = [
            # Asked twice, the same words would be paid for twice.
            models.UniqueConstraint(
                fields=["translation"],
                condition=models.Q(state__in=["queued", "sending", "waiting"]),
                name="translation_one_open_machine_request",
            )
        ]
