"""An error in a translated text keeps the page from becoming public, whatever way it is published."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from wagtail_localize.models import Translation

from facts.publication import register
from facts.sync import is_own_translation
from translation.gate import title_of
from translation.missing import texts_of
from translation.quality.links import editor_address
from translation.quality.pair import plain
from translation.quality.stored import checked_texts


@register
def check(instance):
    """Messages for the editor, about the texts that would become public.

    With TRANSLATION_WARNINGS_BLOCK in the settings warnings that nobody dismissed count as well.
    """
    if not is_own_translation(instance):
        return []
    translation = (
        Translation.objects.filter(
            source__object_id=instance.translation_key,
            target_locale_id=instance.locale_id,
            enabled=True,
        )
        .select_related("source", "source__locale", "target_locale")
        .first()
    )
    return obstacles(instance, translation) if translation is not None else []


def obstacles(instance, translation):
    wrong = blocking(translation)
    if wrong:
        # By their words: the engine closes marks that were left open.
        shown = {(path, plain(text)) for path, text in texts_of(instance)}
        wrong = [
            item for item in wrong if (item.segment.context.path, plain(item.text.data)) in shown
        ]
    return [message(title_of(instance), translation, wrong)] if wrong else []


def refusal_of(translation, wrong):
    """Why a translation with these Checked texts cannot become public, for the translator."""
    return message(translation.source.object_repr, translation, wrong)


def refusal_to_submit(translation, wrong):
    """Why a translation with these Checked texts is not handed to the reviewers."""
    text = ngettext(
        "“%(title)s” cannot be submitted for review yet: a text has an error: “%(first)s”: %(why)s",
        "“%(title)s” cannot be submitted for review yet: %(count)d texts have errors, the first is"
        " “%(first)s”: %(why)s",
        len(wrong),
    )
    return _with_the_way(text, translation.source.object_repr, translation, wrong)


def blocking(translation):
    """The Checked texts that stand in the way."""
    also_warnings = getattr(settings, "TRANSLATION_WARNINGS_BLOCK", False)
    return [
        checked
        for checked in checked_texts(translation)
        if checked.errors or (also_warnings and checked.findings)
    ]


def message(title, translation, wrong):
    text = ngettext(
        "“%(title)s” was not published in %(language)s: a text has an error: “%(first)s”: %(why)s",
        "“%(title)s” was not published in %(language)s: %(count)d texts have errors, the first is"
        " “%(first)s”: %(why)s",
        len(wrong),
    )
    return _with_the_way(text, title, translation, wrong)


def _with_the_way(text, title, translation, wrong):
    first = wrong[0]
    said = text % {
        "title": title,
        "language": translation.target_locale.get_display_name(),
        "count": len(wrong),
        "first": Truncator(plain(first.text.data)).chars(60),
        "why": first.findings[0].message,
    }
    address = editor_address(translation, first.segment)
    if not address:
        return said
    return format_html('{} <a href="{}">{}</a>', said, address, gettext("Open the text"))
