"""Nothing becomes public with the source language's words in it.

Asked about the object as it would stand on the site, so that it holds for texts typed by hand, for old
drafts and for the engine's own work alike. A translation that is merely older than its source passes.
"""

from django.conf import settings
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facts.publication import register
from facts.sync import is_own_translation
from translation.missing import missing_strings, texts_of
from translation.scripts import is_left_in_source_script


@register
def check(instance):
    """Messages for the editor; a stand-in and the source itself are never stopped."""
    if not is_own_translation(instance):
        return []
    return [*source_is_hidden(instance), *foreign_texts(instance)]


def source_is_hidden(instance):
    """A translation does not go ahead of its source; one that is scheduled may wait for it."""
    go_live_at = getattr(instance, "go_live_at", None)
    if go_live_at and go_live_at > timezone.now():
        return []
    rows = type(instance)._default_manager.filter(
        translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    if False in rows.values_list("live", flat=True):
        return [
            _("“%(title)s” is not published in the original language yet; publish that first.")
            % {"title": title_of(instance)}
        ]
    return []


def foreign_texts(instance):
    texts = texts_of(instance)
    segments = missing_strings(instance.translation_key, instance.locale_id)
    waiting = set(segments.values_list("context__path", "string__data")) & texts
    language = instance.locale.language_code
    left = waiting | {pair for pair in texts if is_left_in_source_script(pair[1], language)}
    return [message(instance, left)] if left else []


def message(instance, left):
    """`left` holds (content path, text) pairs."""
    first = min(left)[1]
    return ngettext(
        "“%(title)s” was not published in %(language)s: a text is not translated yet: “%(first)s”.",
        "“%(title)s” was not published in %(language)s: %(count)d texts are not translated yet,"
        " among them “%(first)s”.",
        len(left),
    ) % {
        "title": title_of(instance),
        "language": instance.locale.get_display_name(),
        "count": len(left),
        "first": Truncator(first).chars(80, html=True),
    }


def title_of(instance):
    return getattr(instance, "draft_title", "") or str(instance)
