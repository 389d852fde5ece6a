"""Words for a text that is no longer on the page: its original was changed or taken out meanwhile."""

from django.db.models import Q
from django.utils.http import base36_to_int, int_to_base36
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation

from translation.editing import marks


def place_key(segment):
    """The place of a text and the text itself, in few characters: "context.string"."""
    return f"{int_to_base36(segment.context_id)}.{int_to_base36(segment.string_id)}"


def message(translation, place):
    """What to tell who typed on. `place` is what place_key() gave, or ""."""
    context, string = _ids(place)
    if context and string:
        here = StringSegment.objects.filter(source_id=translation.source_id)
        if not here.filter(Q(context_id=context) | Q(string_id=string)).exists():
            return _(
                "The original of this text was taken out meanwhile."
                " Reload to see the page as it is now; your words are kept."
            )
    return _(
        "The original of this text was changed meanwhile. Reload to see it; your words are kept."
    )


def _ids(place):
    context, _dot, string = place.partition(".")
    try:
        return base36_to_int(context), base36_to_int(string)
    except ValueError:
        return None, None


def homeless(translation, rows, posted):
    """What the plain form has for texts that are not there any more, except words that were saved before."""
    present = {f"t{row.pk}" for row in rows}
    names = [name for name in posted if name[:1] == "t" and name[1:].isdigit()]
    typed = [posted[name].replace("\r\n", "\n") for name in names if name not in present]
    typed = [words for words in typed if words.strip()]
    if not typed:
        return []
    saved = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    ).values_list("data", flat=True)
    known = {marks.to_field(data).strip() for data in saved}
    return [words for words in typed if words.strip() not in known]
