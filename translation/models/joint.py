"""A translation that becomes public in the same moment as its original."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Revision
from wagtail_localize.models import Translation

USER = settings.AUTH_USER_MODEL


class JointPublication(models.Model):
    """One translation that waits for the publication of its original: by a clock, or by hand.

    With `revision` translators see the words of that draft of the original, before the public does;
    without, the original is public as translators see it, or was never public. `fingerprint` is that of the
    texts as approved (flow/fingerprints.py). With `wait` the original is not published before that.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", pgettext_lazy("publication together", "in work")
        APPROVED = (
            "approved",
            pgettext_lazy("publication together", "approved, waits for the original"),
        )
        DONE = "done", pgettext_lazy("publication together", "published together")
        MISSED = "missed", pgettext_lazy("publication together", "the original was published alone")
        CANCELLED = "cancelled", pgettext_lazy("publication together", "given up")

    OPEN = (State.PREPARING, State.APPROVED)

    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="joint_publications"
    )
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    from_draft = models.BooleanField(default=False)
    wait = models.BooleanField(
        _("The original waits for this translation"),
        default=False,
        help_text=_("Otherwise the original is published at its time, alone if need be."),
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    fingerprint = models.CharField(max_length=120, blank=True)
    created_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("publication together")
        verbose_name_plural = _("publications together")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation"],
                condition=Q(state__in=["preparing", "approved"]),
                name="translation_one_open_joint",
            )
        ]

    def __str__(self):
        return f"{self.translation_id}: {self.get_state_display()}"
