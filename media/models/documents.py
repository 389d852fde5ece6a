"""Files to download. A document is in one language: its title stays in that language.

What a page calls it in the reader's language is a word of the link that shows it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from facts.languages import language_name
from facts.partial_date import PartialDateField
from facts.transliteration import file_name
from facts.typed_languages import LanguageField
from media import document_texts
from media.licences import LicensedMixin


class DocumentKind(models.TextChoices):
    AGREEMENT = "agreement", _("agreement")
    DECISION = "decision", _("decision")
    MINUTES = "minutes", _("minutes")
    PROGRAMME = "programme", _("programme of a visit or event")
    PROJECT_FICHE = "project-fiche", _("project fiche")
    REPORT = "report", _("report")
    PRESENTATION = "presentation", _("presentation")
    INFORMATION_MATERIAL = "information-material", _("information material")
    FORM = "form", _("form to fill in")
    LETTER = "letter", _("letter")
    DATA = "data", _("data")
    OTHER = "other", _("other document")


class DocumentFile(LicensedMixin, AbstractDocument):
    kind = models.CharField(
        _("kind"), max_length=30, choices=DocumentKind.choices, default=DocumentKind.OTHER
    )
    language = LanguageField(
        _("language"), default="bg", help_text=_("The language the document is written in.")
    )
    date = PartialDateField(_("date of the document"), blank=True)
    issuer = models.CharField(
        _("issued by"), max_length=200, blank=True, help_text=_("The body that issued it.")
    )
    reg_number = models.CharField(
        _("registration number"), max_length=60, blank=True, help_text=_("As the register has it.")
    )
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="superseded_by",
        help_text=_("The older document that is no longer valid because of this one."),
    )

    admin_form_fields = (
        "title",
        "file",
        "kind",
        "language",
        "date",
        "issuer",
        "reg_number",
        "licence",
        "supersedes",
        "tags",
        "collection",
    )

    search_fields = AbstractDocument.search_fields + [
        index.SearchField("issuer"),
        index.SearchField("reg_number"),
        index.RelatedFields("file_text", [index.SearchField("text")]),
        index.FilterField("kind"),
        index.FilterField("language"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            # Also the name that the reader's browser keeps it under.
            self.file.name = file_name(self.file.name)
        super().save(*args, **kwargs)
        document_texts.after_commit(self)

    @property
    def language_name(self):
        """The document's language in the reader's: „словенски“ / "Slovenian"."""
        return language_name(self.language)


class DocumentText(models.Model):
    """What the file of a document says, for the search; apart, so that lists of documents stay light."""

    document = models.OneToOneField(
        DocumentFile, on_delete=models.CASCADE, related_name="file_text", verbose_name=_("document")
    )
    file = models.CharField(max_length=255, editable=False)
    text = models.TextField(blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self):
        return self.file
