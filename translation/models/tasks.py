"""Who is to translate what by when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

USER = settings.AUTH_USER_MODEL


class TaskBatch(models.Model):
    """Tasks that were given out together, such as those of a branch of the site."""

    name = models.CharField(_("name"), max_length=200)
    branch = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_by = models.ForeignKey(USER, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name


class TranslationTask(models.Model):
    """One page or record to be translated, brought up to date or reviewed, in one language."""

    class Kind(models.TextChoices):
        TRANSLATE = "translate", pgettext_lazy("task", "translate")
        UPDATE = "update", pgettext_lazy("task", "bring up to date")

    class Priority(models.IntegerChoices):
        LOW = 10, pgettext_lazy("priority", "low")
        NORMAL = 20, pgettext_lazy("priority", "normal")
        HIGH = 30, pgettext_lazy("priority", "high")
        URGENT = 40, pgettext_lazy("priority", "urgent")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("task", "open")
        IN_PROGRESS = "in_progress", pgettext_lazy("task", "in progress")
        IN_REVIEW = "in_review", pgettext_lazy("task", "in review")
        RETURNED = "returned", pgettext_lazy("task", "returned")
        APPROVED = "approved", pgettext_lazy("task", "approved, waits for the original")
        DONE = "done", pgettext_lazy("task", "done")
        CANCELLED = "cancelled", pgettext_lazy("task", "cancelled")

    CLOSED = (State.DONE, State.CANCELLED)
    # What was submitted is what reviewers read, and what is published: translators do not write then.
    READ_ONLY = (State.IN_REVIEW, State.APPROVED)

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="tasks")
    batch = models.ForeignKey(
        TaskBatch, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices, default=Kind.TRANSLATE)
    assignee = models.ForeignKey(
        USER,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translation_tasks",
    )
    due = models.DateField(_("by when"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    created_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_comment = models.TextField(blank=True, max_length=2000)
    # The fingerprint of the texts (flow/fingerprints.py) when they were last submitted.
    submitted_texts = models.CharField(max_length=120, blank=True)
    review = models.ForeignKey(
        WorkflowState, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("translation task")
        verbose_name_plural = _("translation tasks")
        ordering = ["-priority", models.F("due").asc(nulls_last=True), "pk"]
        constraints = [
            # One open task for each page and language: two people never work past each other.
            models.UniqueConstraint(
                fields=["translation"],
                condition=~Q(state__in=["done", "cancelled"]),
                name="translation_one_open_task",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.translation.source.object_repr}"
