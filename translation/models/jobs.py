"""Long work, done piece by piece in the background."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BulkJob(models.Model):
    """One handler's work over a list of ids; translation/jobs/ runs it.

    `payload["items"]` are the ids (pages, translations …), worked off in order; other keys are the handler's
    own. `done` counts the items that are behind us, those that failed included: a crash goes on from there.
    `failures` is a list of {"item": id, "reason": text in the language of `created_by`}.
    `lease_until` and `lease_owner` say which process works on it; `attempts` counts how often the present
    item was begun; nothing runs before `not_before`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("job", "waiting")
        RUNNING = "running", pgettext_lazy("job", "running")
        DONE = "done", pgettext_lazy("job", "done")
        CANCELLED = "cancelled", pgettext_lazy("job", "cancelled")

    OPEN = (State.WAITING, State.RUNNING)

    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    failures = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    lease_owner = models.CharField(max_length=36, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state"])]

    def __str__(self):
        return f"{self.kind} {self.done}/{self.total}"

    @property
    def items(self):
        return self.payload.get("items", [])
