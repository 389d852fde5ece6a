"""The form of a document in the library (setting WAGTAILDOCS_DOCUMENT_FORM_BASE)."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.widgets import AdminDocumentChooser

from media.admin.kept_file import KeptFileMixin
from media.admin.title_of_file import TitleOfFileMixin


class DocumentForm(TitleOfFileMixin, KeptFileMixin, BaseDocumentForm):
    class Meta(BaseDocumentForm.Meta):
        # A list of all documents would be long.
        widgets = BaseDocumentForm.Meta.widgets | {"supersedes": AdminDocumentChooser}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].help_text = _(
                "In the language of the document. A page that links to it may call it otherwise."
            )

    def clean_supersedes(self):
        older = self.cleaned_data["supersedes"]
        if older is not None and older.pk == self.instance.pk:
            self.add_error("supersedes", _("A document cannot replace itself."))
        return older
