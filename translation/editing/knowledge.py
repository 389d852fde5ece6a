"""What helps with one text: asked for the text that is being worked on, not for the whole page."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property

from translation import memory
from translation.diffs import EQUAL, word_diff
from translation.editing import choices, marks
from translation.editing.people import colleagues
from translation.memory.marks import adapted
from translation.models import TextComment, TextRevision
from translation.quality.stored import checked_texts
from translation.quality.views import rows_of


@dataclass
class Version:
    """One entry of the history, newest first; `diff` leads to it from the entry before.

    `now` is the original of today: words that were written for a former one are shown, and taken, with the
    marks that it has.
    """

    revision: TextRevision
    diff: list
    is_current: bool
    now: str

    @property
    def value(self):
        return marks.to_field(self._fitting)

    @property
    def shown(self):
        return marks.to_html(self._fitting)

    @cached_property
    def _fitting(self):
        return adapted(self.revision.data, self.revision.string.data, self.now)


@dataclass
class Knowledge:
    matches: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    # What templates/translation/quality/findings.html shows; None where nothing was found.
    checks: dict | None = None
    versions: list = field(default_factory=list)
    # What was written for the text that stood here before its original was changed.
    former: list = field(default_factory=list)
    comments: list = field(default_factory=list)
    colleagues: list = field(default_factory=list)
    choices: list = field(default_factory=list)

    @property
    def open_comments(self):
        return sum(comment.resolved_at is None for comment in self.comments)


def knowledge_of(opened, row):
    translation = opened.translation
    locales = translation.source.locale, translation.target_locale
    return Knowledge(
        matches=_matches(opened, row, locales),
        terms=_terms(row.source, locales),
        checks=_checks(opened, row),
        versions=_versions(translation, row, [row.segment.string_id]),
        former=_versions(translation, row, row.earlier.chain) if row.earlier else [],
        comments=list(
            comments_on(translation, row.segment).select_related("author", "resolved_by")
        ),
        colleagues=[one for one in colleagues(translation) if one != opened.user],
        choices=choices.of_row(opened, row),
    )


def _terms(source, locales):
    """TermMatch of each concept once, as it first stands there, with the `spans` of all its places."""
    found = {}
    for term in memory.terms_in(source, *locales):
        first = found.setdefault(term.concept, term)
        first.__dict__.setdefault("spans", []).append(f"{term.start}-{term.end}")
    for term in found.values():
        term.__dict__["spans"] = " ".join(term.spans)
    return list(found.values())


def _matches(opened, row, locales):
    found = memory.matches(row.source, *locales, user=opened.user, segment=row.segment)
    for number, match in enumerate(found, start=1):
        match.__dict__["number"] = number
        match.__dict__["value"] = marks.to_field(match.target)
        match.__dict__["shown"] = marks.to_html(match.target)
    return found


def _versions(translation, row, strings):
    """The Versions of the translations of `strings` (ids) at the place of the row."""
    revisions = (
        TextRevision.objects.filter(
            context_id=row.segment.context_id,
            string_id__in=strings,
            locale_id=translation.target_locale_id,
        )
        .select_related("user", "string")
        .order_by("pk")
    )
    found, before = [], ""
    for revision in revisions:
        now = marks.readable(revision.data)
        diff = word_diff(before, now) if before else [(EQUAL, now)]
        found.append(Version(revision, diff, False, row.source))
        before = now
    found.reverse()
    if row.text is not None and row.segment.string_id in strings:
        # Words that somebody put aside may be later than those that stand there.
        for version in found:
            version.is_current = version.revision.data == row.text.data
            if version.is_current:
                break
    return found


def comments_on(translation, place):
    """The TextComments at a place: whatever has a `context_id` and a `string_id`."""
    return TextComment.objects.filter(
        context_id=place.context_id,
        string_id=place.string_id,
        locale_id=translation.target_locale_id,
    )


def _checks(opened, row):
    if row.text is None:
        return None
    for checked in checked_texts(opened.translation):
        if checked.segment.pk == row.pk and (checked.findings or checked.dismissed):
            return rows_of(opened.translation, checked, may_dismiss=not opened.obstacle)
    return None
