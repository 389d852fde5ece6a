"""What is asked before a file goes out, comes in, or is taken over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from translation.exchange.archives import FORMATS


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(name, label) for name, (label, _ending, _write) in FORMATS.items()],
        initial="xliff12",
        widget=forms.RadioSelect,
        help_text=_(
            "XLIFF 1.2 is read by every translation program. Choose another only when the agency asks for it."
        ),
    )
    texts = forms.ChoiceField(
        label=_("Texts"),
        choices=[
            ("all", _("all, with their translations")),
            (
                "waiting",
                _(
                    "only those that wait: not translated, changed in the original, drafts, by a machine"
                ),
            ),
        ],
        initial="all",
        widget=forms.RadioSelect,
    )
    parcel = forms.ChoiceField(
        label=_("Files"),
        choices=[
            ("together", _("one file for each language")),
            ("each", _("one file for each page or record, in a ZIP archive")),
        ],
        initial="together",
        widget=forms.RadioSelect,
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLIFF 1.2, XLIFF 2.0 or PO, or a ZIP archive of such files. At most 10 MB."),
    )
