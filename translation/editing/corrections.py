"""What of a public translation readers do not have yet: marked on its texts, told above them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translation import chosen, published
from translation.editing import choices


@dataclass(frozen=True)
class Corrections:
    """What came since the publication: `texts` were written or corrected, `choices` of pictures and links made.

    `left` texts are to be finished first.
    """

    texts: int
    choices: int
    left: int


def mark(it, rows):
    """Marks the Rows that differ from what readers have; the Corrections, or None for what is not public.

    Two queries.
    """
    moment = published_at(it)
    if moment is None:
        return None
    found = published.since(it.translation, moment)
    for row in rows:
        key = (row.segment.string_id, row.segment.context_id)
        if row.text is not None and found.is_different(key, row.text.data):
            row.has_new_words, row.published = True, found.words[key]
    paths = chosen.changed_since(it.translation, moment)
    for row in rows:
        row.has_new_choice = any(choices.belongs(path, row) for path in paths)
    return Corrections(
        texts=sum(row.has_new_words for row in rows),
        choices=len(paths),
        left=sum(not row.is_done for row in rows),
    )


def published_at(it):
    """When what readers have was published; None while they have nothing of it."""
    row = it.row
    if not it.translation.enabled or not row.live or getattr(row, "alias_of_id", None):
        return None
    return row.last_published_at


@dataclass(frozen=True)
class Said:
    """The sentences about Corrections; `one` and `many` are of texts, with {count} for their number.

    `now` are those that hold as the page is opened; the script says the others while somebody works.
    """

    now: str
    one: str
    many: str
    choices: str
    left: str
    onward: str


def said(found, review, strip):
    one, many = (_texts(number) for number in (1, 2))
    texts = (one if found.texts == 1 else many).replace("{count}", str(found.texts))
    choices = _choices(found.choices) if found.choices else ""
    onward = "" if strip.is_closed or strip.waits else _onward(review)
    left = onward and _("Finish what is left first; until then the published words stay.")
    parts = [texts if found.texts else "", choices, left if found.left else onward]
    now = " ".join(part for part in parts if part) if found.texts or choices else ""
    return Said(now, one, many, choices, left, onward)


def _texts(number):
    """With {count} in the place of the number: the script counts on."""
    return ngettext(
        "Readers do not see %(count)s text as it stands here.",
        "Readers do not see %(count)s texts as they stand here.",
        number,
    ) % {"count": "{count}"}


def _choices(number):
    return ngettext(
        "%(count)s choice of a link or picture is not public yet.",
        "%(count)s choices of links or pictures are not public yet.",
        number,
    ) % {"count": number}


def _onward(review):
    if review.may_publish:
        return _("Publish the translation to bring the site up to date.")
    if review.may_submit:
        return _(
            "Submit the translation for review: the site is brought up to date when it is approved."
        )
    return _("A reviewer or a manager of translations publishes them.")
