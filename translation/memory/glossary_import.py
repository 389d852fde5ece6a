"""Taking a file into the glossary: what is new is added, what differs only when that was asked for."""

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from translation.memory.glossary import Words, read, write
from translation.memory.marks import fold
from translation.models import GlossaryConcept, GlossaryTerm

ADDED, CHANGED, SAME, SKIPPED = "added", "changed", "same", "skipped"
NAMES = {
    ADDED: gettext_lazy("added"),
    CHANGED: gettext_lazy("changed"),
    SAME: gettext_lazy("the same already"),
    SKIPPED: gettext_lazy("left out"),
}


@dataclass(frozen=True)
class Row:
    """What became of one line of the file."""

    line: int
    name: str
    outcome: str
    reason: str = ""

    @property
    def outcome_name(self):
        return NAMES[self.outcome]


@dataclass
class Report:
    rows: list = field(default_factory=list)

    def add(self, *values):
        self.rows.append(Row(*values))

    def count(self, outcome):
        return sum(row.outcome == outcome for row in self.rows)


@transaction.atomic
def take_in(items, source, languages, *, user=None, overwrite=False):
    """Stores (line, ConceptData or ValidationError) pairs and returns a Report.

    `source` is the code of the original language, `languages` are those that the person may change besides.
    A concept is told again by its code, else by its term in the original language. One that differs is
    changed with `overwrite` only; what the file does not say of it stays.
    """
    report = Report()
    known = _Known(source)
    for line, data in items:
        if isinstance(data, ValidationError):
            report.add(line, "", SKIPPED, " ".join(data.messages))
            continue
        _one(line, data, known, {source, *languages}, user, overwrite, report)
    return report


def _one(line, data, known, languages, user, overwrite, report):
    name = data.name(known.source)
    words = {code: found for code, found in data.words.items() if code in languages}
    if not any(not found.is_empty() for code, found in words.items() if code != known.source) and (
        not data.do_not_translate
    ):
        report.add(line, name, SKIPPED, _("Nothing in the languages that you may change."))
        return
    data = replace(data, words=words)
    concept = known.find(data)
    if concept is None:
        known.add(write(data, user=user), data)
        report.add(line, name, ADDED)
        return
    before = read(concept)
    merged = replace(data, code=concept.code)
    difference = _difference(before, merged)
    if not difference:
        report.add(line, name, SAME)
    elif overwrite:
        write(merged, concept, user)
        report.add(line, name, CHANGED, difference)
    else:
        reason = _("It is in the glossary and differs: %(difference)s")
        report.add(line, name, SKIPPED, reason % {"difference": difference})


def _difference(before, after):
    """What would change, in words; "" when nothing would."""
    found = []
    for label, name in (
        (_("field"), "domain"),
        (_("note"), "note"),
        (_("do not translate"), "do_not_translate"),
        (_("state"), "status"),
    ):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found.append(f"{label}: {_said(old)} → {_said(new)}")
    for code, new in after.words.items():
        old = before.words.get(code, Words())
        if old != new:
            found.append(f"{code}: {_forms(old)} → {_forms(new)}")
    return "; ".join(found)


def _said(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"“{value}”" if value else "–"


def _forms(words):
    parts = [words.term or "–", *words.admitted]
    parts += [_("not %(form)s") % {"form": form} for form in words.forbidden]
    if words.case_sensitive:
        parts.append(_("capital letters matter"))
    if words.note:
        parts.append(f"({words.note})")
    return ", ".join(parts)


class _Known:
    """The concepts that are there, by code and by term."""

    def __init__(self, source):
        self.source = source
        self.by_code = {concept.code: concept for concept in GlossaryConcept.objects.all()}
        locale = Locale.objects.get(language_code=source)
        rows = GlossaryTerm.objects.filter(locale=locale, kind=GlossaryTerm.Kind.PREFERRED)
        self.by_term = {row.folded: row.concept_id for row in rows.order_by("-pk")}
        self.by_pk = {concept.pk: concept for concept in self.by_code.values()}

    def find(self, data):
        if data.code and data.code in self.by_code:
            return self.by_code[data.code]
        term = fold(data.words.get(self.source, Words()).term)
        return self.by_pk.get(self.by_term.get(term)) if term else None

    def add(self, concept, data):
        self.by_code[concept.code] = self.by_pk[concept.pk] = concept
        term = fold(data.words.get(self.source, Words()).term)
        if term:
            self.by_term[term] = concept.pk
