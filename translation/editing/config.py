"""What the editor's script needs to know: the person's language, addresses, what may be done."""

import json

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from translation.editing.rows import CHANGED, ERROR, MISSING, NOT_PUBLIC, state_words
from translation.models.texts import State

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def config(it, said=None):
    """JSON for a script element; as Django's `json_script`, but Cyrillic letters stay letters: half the bytes.

    `said` are the sentences about corrections, or None for what is not public.
    """
    found = json.dumps(_config(it, said), ensure_ascii=False, default=str).translate(_ESCAPES)
    return mark_safe(found)  # noqa: S308 - escaped above


def _config(it, said):
    pk = it.translation.pk
    return {
        "pk": pk,
        "closed": bool(it.obstacle),
        "signIn": reverse("wagtailadmin_login"),
        "now": timezone.now().isoformat(),
        "sourceName": it.translation.source.locale.get_display_name(),
        "targetName": it.translation.target_locale.get_display_name(),
        "target": it.translation.target_locale.language_code,
        "source": it.translation.source.locale.language_code,
        "preview": {
            side: reverse("workspace:edit_preview", args=[pk, side])
            for side in ("source", "target")
        }
        if it.is_page
        else {},
        "states": {
            state: str(state_words(state)) for state in (*State.values, MISSING, CHANGED, ERROR)
        },
        "corrections": _sentences(said) if said else None,
        "words": words(),
    }


def _sentences(said):
    """Of the texts that readers do not have: see list.js."""
    return {
        "fresh": NOT_PUBLIC,
        "one": said.one,
        "many": said.many,
        "choices": said.choices,
        "left": said.left,
        "onward": said.onward,
        "show": _("Show what is new"),
    }


def words():
    """Said by the script; {name} is filled in there."""
    return {
        "saved": _("Saved as a draft"),
        "done": _("Saved"),
        "unfinished": _("Kept as a draft, not finished"),
        "saving": _("Saving …"),
        "failed": _("Not saved: no connection. Your words are kept here and sent again."),
        "trouble": _(
            "Not saved: something is wrong with the site. Your words are kept here and sent again."
        ),
        "signedOut": _(
            "You are signed out. Sign in again in another tab; your words are kept and sent then."
        ),
        "signIn": _("Sign in"),
        "unconfirmed": _("not saved yet"),
        "reload": _("Reload"),
        "undone": _("The words that stood here before are back."),
        "before": _("You wrote this here for the former original:"),
        "strays": _("Your words that were not saved"),
        "straysWhy": _(
            "Their texts are no longer on this page, or cannot be changed now. Copy what you need."
        ),
        "copy": _("Copy"),
        "copiedWords": _("Copied."),
        "discard": _("Throw away"),
        "noHelp": _("The help for this text cannot be shown just now."),
        "refused": _("Not saved: {message}"),
        "restored": _("Your words from before, which had not been saved, are back."),
        "copied": _("The original was copied."),
        "noMore": _("No other text waits."),
        "count": _("<b>{done}</b> of {total} texts, {words} of {all} words"),
        "useOld": _("Use it"),
        "chars": _("{count} of {limit} characters"),
        "over": _("{count} of {limit} characters: too long"),
        "marks": _("Marks of the original:"),
        "missing": _("missing"),
        "link": _("link"),
        "bold": _("bold"),
        "italic": _("italic"),
        "other": _("mark"),
        "keepMine": _("Keep mine"),
        "takeTheirs": _("Take theirs"),
        "merge": _("Put both together by hand"),
        "here": _("Also here: {names}"),
        "unkeep": _("Translate it after all"),
        "keep": _("Do not translate"),
        "warnings": _("warnings:"),
        "filters": _("Filters"),
        "none": _("No text is like that."),
    }
