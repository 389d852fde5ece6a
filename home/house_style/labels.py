"""What rules and degrees are called in the panel."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from home.house_style.readability import EASY, HARD, MEDIUM


def rule_text(rule):
    return {
        "quotes": _("Quotation marks of the language"),
        "range": _("A short dash without spaces between numbers"),
        "dash": _("A dash between words instead of a hyphen"),
        "numero": _("The sign № with a no-break space"),
        "no_break": _("A no-break space: what belongs together stays on one line"),
        "percent": _("The sign % without a space"),
        "double_space": _("One space instead of several"),
        "space_before": _("No space before the sign"),
        "ellipsis": _("One sign … instead of three full stops"),
    }[rule]


def ease_text(ease):
    """„Леко за четене“, or "" when nothing can be said."""
    return {
        EASY: pgettext("text", "Easy to read"),
        MEDIUM: pgettext("text", "Fairly easy to read"),
        HARD: pgettext("text", "Hard to read"),
    }.get(ease, "")
