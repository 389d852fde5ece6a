"""What each check is called in the interface."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS = {
    "alt_caption": _("description of a picture"),
    "alt_file": _("description of a picture"),
    "brackets": _("brackets"),
    "capital": _("capital letter"),
    "dash": _("dash"),
    "date": _("date"),
    "emphasis": _("emphasis"),
    "end": _("sign at the end"),
    "glossary_forbidden": _("glossary"),
    "glossary_missing": _("glossary"),
    "inconsistent": _("two translations of one text"),
    "length_limit": _("length of the field"),
    "link_doubled": _("link"),
    "link_missing": _("link"),
    "link_unknown": _("link"),
    "mail": _("e-mail address"),
    "marks": _("marks"),
    "mixed_letters": _("mixed letters"),
    "number": pgettext_lazy("check", "number"),
    "percent": _("percent"),
    "phone": _("telephone number"),
    "proportion": _("length"),
    "quotes": _("quotation marks"),
    "repeated": _("repeated word"),
    "same": _("same as the original"),
    "source_script": _("Cyrillic letters"),
    "source_words": _("Cyrillic letters"),
    "space_before": _("space"),
    "spaces": _("space"),
    "time": pgettext_lazy("check", "time"),
    "web": _("web address"),
}


def label(code):
    return LABELS.get(code, code)
