"""What is known of one translated text beyond its words, which the engine keeps (StringTranslation).

A text is named by its place: the engine's context (object and content path), the source string and the
language. Its history and comments hang on the place, so that they outlive a deleted translation.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, TranslationContext, TranslationSource

USER = settings.AUTH_USER_MODEL


class State(models.TextChoices):
    """Only `translated`, `reviewed` and `kept` are given to the engine; the others are held back from it."""

    MACHINE = "machine", pgettext_lazy("text", "machine translation")
    DRAFT = "draft", pgettext_lazy("text", "draft")
    TRANSLATED = "translated", pgettext_lazy("text", "translated")
    REVIEWED = "reviewed", pgettext_lazy("text", "reviewed")
    KEPT = "kept", pgettext_lazy("text", "not to be translated")


HELD_BACK = (State.MACHINE, State.DRAFT)
FINISHED = (State.TRANSLATED, State.REVIEWED, State.KEPT)


class Origin(models.TextChoices):
    TYPED = "typed", pgettext_lazy("origin of a text", "typed")
    COPIED = "copied", pgettext_lazy("origin of a text", "copied from the original")
    MEMORY = "memory", pgettext_lazy("origin of a text", "from the memory")
    MACHINE = "machine", pgettext_lazy("origin of a text", "by a machine")
    FILE = "file", pgettext_lazy("origin of a text", "from a file")
    MOVED = "moved", pgettext_lazy("origin of a text", "moved with the original")
    MINOR = "minor", pgettext_lazy("origin of a text", "kept after a minor edit")
    UNDO = "undo", pgettext_lazy("origin of a text", "taken back")
    REVIEW = "review", pgettext_lazy("origin of a text", "by review")
    OTHER = "other", pgettext_lazy("origin of a text", "another way")


class TextState(models.Model):
    """The state of one StringTranslation; without a row it is `translated` (texts from before, imports).

    `version` grows with every change: who saves says which version they saw. `errors` and `warnings`
    count what the quality checks found at the last save, dismissed warnings left out.
    """

    State = State
    text = models.OneToOneField(
        StringTranslation, on_delete=models.CASCADE, related_name="state_record"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.TRANSLATED)
    version = models.PositiveIntegerField(default=1)
    errors = models.PositiveSmallIntegerField(default=0)
    warnings = models.PositiveSmallIntegerField(default=0)
    reviewed_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["state"])]


class Place(models.Model):
    """Where a text stands: abstract."""

    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class TextRevision(Place):
    """One entry in the history of a text. `data` is "" for a deletion, with `state` empty."""

    Origin = Origin
    data = models.TextField()
    state = models.CharField(max_length=12, choices=State.choices, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TYPED)
    user = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["context", "locale"])]


class TextComment(Place):
    """A remark about one text; `mentions` are told of it."""

    body = models.TextField(_("comment"), max_length=2000)
    author = models.ForeignKey(USER, null=True, on_delete=models.SET_NULL, related_name="+")
    mentions = models.ManyToManyField(USER, related_name="+", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["context", "locale"])]


class CheckDismissal(Place):
    """A warning that somebody looked at and let stand, for these words only.

    `text_hash` is the hash (hex, 64 characters) of the translation; other words are warned about anew.
    """

    check_code = models.CharField(max_length=40)
    text_hash = models.CharField(max_length=64)
    user = models.ForeignKey(USER, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["context", "string", "locale", "check_code", "text_hash"],
                name="translation_dismissed_once",
            )
        ]


class TextChange(models.Model):
    """How a text of the source came to be at its last change; unchanged texts have no row.

    `string` is the text as it is now, `previous` what stood there before (changed) or what is gone
    (removed, then `string` equals `previous`).
    """

    class Kind(models.TextChoices):
        CHANGED = "changed", pgettext_lazy("text of the source", "changed")
        MOVED = "moved", pgettext_lazy("text of the source", "moved")
        NEW = "new", pgettext_lazy("text of the source", "new")
        REMOVED = "removed", pgettext_lazy("text of the source", "removed")

    source = models.ForeignKey(
        TranslationSource, on_delete=models.CASCADE, related_name="text_changes"
    )
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    previous = models.ForeignKey(
        String, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "context", "string"], name="translation_change_once"
            )
        ]
