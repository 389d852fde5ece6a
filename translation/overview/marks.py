"""How a state looks: a word and a shape, never a colour alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translation import states
from translation.models import TranslationTask

# Outlines in a square of 16: an empty ring, a half disc, a screen, an eye, an arrow, a tick, a sign.
SHAPES = {
    states.SOURCE: "M3 3h10v10H3z",
    states.MISSING: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3",
    states.IN_PROGRESS: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 2v10A5 5 0 0 1 8 3",
    states.MACHINE: "M7 1h2v2h4v9H3V3h4zM5 5v5h2V5zm4 0v5h2V5zM2 13h12v2H2z",
    states.IN_REVIEW: "M8 3c4 0 7 5 7 5s-3 5-7 5-7-5-7-5 3-5 7-5m0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
    states.READY: "M2 7h7V3l6 5-6 5V9H2z",
    states.CURRENT: "M13.5 3 15 4.500 6 13.500 1 8.500 2.500 7 6 10.500z",
    states.OUTDATED: "M8 1l7.500 13.500H.500zM7 6v4h2V6zm0 5v2h2v-2z",
}


_APPROVED, _RETURNED = TranslationTask.State.APPROVED, TranslationTask.State.RETURNED


@dataclass(frozen=True)
class Mark:
    """`label` is the word for the state, `detail` says how much is left, `alarm` what comes before all; or empty."""

    state: str
    label: str | Promise
    detail: str = ""
    alarm: str | Promise = ""

    @property
    def shape(self):
        return SHAPES[self.state]

    @property
    def text(self):
        said = f"{self.label}: {self.detail}" if self.detail else str(self.label)
        return f"{self.alarm}, {said}" if self.alarm else said


def mark_of(standing):
    is_returned = standing.task_state == _RETURNED
    # What was given back is not ready, though every text has its words.
    is_only_full = is_returned and standing.state == states.READY
    state = states.IN_PROGRESS if is_only_full else standing.state
    alarm = _RETURNED.label if is_returned else ""
    return Mark(state, states.LABELS[state], detail_of(standing), alarm)


def detail_of(standing):
    """What is left to do, in one short phrase."""
    parts = []
    left = standing.texts_left if standing.translation_id else 0
    if standing.state == states.CURRENT:
        parts += _corrections(standing, left)
    elif standing.state == states.OUTDATED and not left:
        parts.append(
            # Also for those who may not publish; what was returned is to be submitted first.
            (
                ""
                if standing.task_state == _RETURNED
                else _("everything is translated, to be published")
            )
            if standing.is_ready
            else _("something was taken out or has an error")
        )
    elif left:
        parts.append(
            ngettext("%(left)d of %(all)d texts left", "%(left)d of %(all)d texts left", left)
            % {"left": left, "all": standing.strings}
        )
    if standing.task_state == _APPROVED:
        parts.append(str(_APPROVED.label))
    if standing.errors:
        parts.append(
            ngettext("%d text with an error", "%d texts with errors", standing.errors)
            % standing.errors
        )
    return ", ".join(part for part in parts if part)


def _corrections(standing, left):
    """What readers of a translation that is in step with its original do not have yet."""
    if left:
        return [ngettext("%d text is being corrected", "%d texts are being corrected", left) % left]
    return [_("with unpublished corrections")] if standing.has_corrections else []
