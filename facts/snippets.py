"""The base of snippets with words: drafts, history, facts kept in step."""

from django.db import models
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from facts.checked import Checked
from facts.sync import FactsMixin
from facts.words import WordsAndFacts


class BaseSnippet(
    Checked,
    FactsMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A translatable record without a page of its own.

    It has drafts because a translation begins as a copy of the source: only a draft keeps Bulgarian
    words from standing in English until they are translated.
    """

    translatable_fields = WordsAndFacts()
    words = []

    class Meta:
        abstract = True
        unique_together = [("translation_key", "locale")]
