"""The glossary's terms in a text, and whether a translation keeps to them."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from translation.memory.forms import Form, tokens
from translation.memory.marks import plain
from translation.models import GlossaryConcept, GlossaryTerm

FORBIDDEN, MISSING = "glossary_forbidden", "glossary_missing"
# Inflection makes both uncertain: they are to be looked at, and may be dismissed.
LEVEL = "warning"
# In the cache that all processes share: which state of the glossary it is. Without it the glossary is read.
TOKEN = "translation-glossary"  # noqa: S105
_kept = {}

Kind = GlossaryTerm.Kind


@dataclass(frozen=True)
class TermMatch:
    """A term of the glossary in a source text; `start` and `end` are offsets in its plain text.

    `source` are the words as they stand there; `target` is "" where the glossary has no term. `admitted` are
    other forms that the target may have, `forbidden` those that it must not.
    """

    start: int
    end: int
    source: str
    target: str
    forbidden: tuple = ()
    note: str = ""
    admitted: tuple = ()
    concept: int = 0


@dataclass
class Concept:
    """What the glossary says of one concept for a pair of languages; the lists hold Forms."""

    pk: int
    note: str
    sources: list = field(default_factory=list)
    target: Form = None
    admitted: list = field(default_factory=list)
    forbidden: list = field(default_factory=list)


def terms_in(text, source_locale, target_locale):
    """[TermMatch] in the order of the text; of overlapping terms the longest."""
    return glossary_for(source_locale, target_locale).terms_in(text)


def glossary_findings(source, target, source_locale, target_locale):
    """[(code, level, message)] of what a translation does not keep; messages in the reader's language.

    For many texts ask `glossary_for` once, and its `findings` for each.
    """
    return glossary_for(source_locale, target_locale).findings(source, target)


def glossary_for(source_locale, target_locale):
    """The Glossary of approved terms for a pair of locales: read once, until something changes."""
    token = cache.get(TOKEN)
    if token is None:
        token = uuid.uuid4().hex
        cache.set(TOKEN, token, timeout=None)
    pair = (source_locale.pk, target_locale.pk)
    known = _kept.get(pair)
    if known is None or known[0] != token:
        known = _kept[pair] = (token, Glossary(source_locale, target_locale))
    return known[1]


def forget_index():
    """Said when the glossary changes: now for this process, and for the others when it is committed."""
    cache.delete(TOKEN)
    transaction.on_commit(lambda: cache.delete(TOKEN))


class Glossary:
    """The approved terms for one pair of languages, ready to be looked for."""

    def __init__(self, source_locale, target_locale):
        self.source_code = source_locale.language_code
        self.target_code = target_locale.language_code
        self.by_stem = defaultdict(list)
        for concept in self._read(source_locale.pk, target_locale.pk).values():
            self._add(concept)
        for forms in self.by_stem.values():
            forms.sort(key=lambda item: -len(item[0].text))

    def _read(self, source_pk, target_pk):
        """{pk: Concept}."""
        found = {}
        rows = (
            GlossaryTerm.objects.filter(
                locale_id__in=(source_pk, target_pk),
                concept__status=GlossaryConcept.Status.APPROVED,
            )
            .select_related("concept")
            .order_by("kind", "position", "pk")
        )
        for row in rows:
            about = row.concept
            concept = found.setdefault(about.pk, Concept(about.pk, about.note))
            is_source = row.locale_id == source_pk
            code = self.source_code if is_source else self.target_code
            form = Form(row.text, code, row.case_sensitive)
            if is_source:
                self._source(concept, row, form)
            else:
                self._target(concept, row, form)
        return found

    def _source(self, concept, row, form):
        concept.sources.append(form)
        if row.concept.do_not_translate and row.kind == Kind.PREFERRED and not concept.target:
            concept.target = Form(row.text, self.target_code, row.case_sensitive)

    def _target(self, concept, row, form):
        if row.kind == Kind.PREFERRED:
            concept.target = form
        elif row.kind == Kind.ADMITTED:
            concept.admitted.append(form)
        else:
            concept.forbidden.append(form)
        if row.note and row.kind == Kind.PREFERRED:
            concept.note = "\n".join(filter(None, [row.note, concept.note]))

    def _add(self, concept):
        if not (concept.target or concept.forbidden):
            return
        for form in concept.sources:
            if form.tokens:
                self.by_stem[form.tokens[0].stem].append((form, concept))

    def concepts_in(self, words):
        """[(first token, last token, Concept)] of a plain source text."""
        if not self.by_stem:
            return []
        found, position, result = tokens(words, self.source_code), 0, []
        while position < len(found):
            hit = next(
                (
                    (form, concept)
                    for form, concept in self.by_stem.get(found[position].stem, ())
                    if form.stands_at(words, found, position)
                ),
                None,
            )
            if hit is None:
                position += 1
                continue
            last = position + len(hit[0].tokens) - 1
            result.append((found[position], found[last], hit[1]))
            position = last + 1
        return result

    def terms_in(self, text):
        words = plain(text)
        return [
            TermMatch(
                start=first.start,
                end=last.end,
                source=words[first.start : last.end],
                target=concept.target.text if concept.target else "",
                forbidden=tuple(form.text for form in concept.forbidden),
                note=concept.note,
                admitted=tuple(form.text for form in concept.admitted),
                concept=concept.pk,
            )
            for first, last, concept in self.concepts_in(words)
        ]

    def findings(self, source, target):
        words, said = plain(source), plain(target)
        found = tokens(said, self.target_code)
        findings, seen = [], set()
        for first, last, concept in self.concepts_in(words):
            if concept.pk not in seen:
                seen.add(concept.pk)
                findings += _findings(concept, words[first.start : last.end], said, found)
        return findings


def _findings(concept, source, said, found):
    """What is wrong with one concept in a translation, whose plain text is `said`."""
    allowed = [form for form in (concept.target, *concept.admitted) if form]
    is_said = any(form.is_in(said, found) for form in allowed)
    wrong = next((form for form in concept.forbidden if form.is_in(said, found)), None)
    if wrong is not None and not _is_part_of_allowed(wrong, allowed, said, found):
        if concept.target is None:
            message = _("The glossary forbids “%(wrong)s” for “%(source)s”.")
            return [(FORBIDDEN, LEVEL, message % {"wrong": wrong.text, "source": source})]
        message = _("“%(source)s” is “%(term)s” in the glossary, never “%(wrong)s”.")
        names = {"source": source, "term": concept.target.text, "wrong": wrong.text}
        return [(FORBIDDEN, LEVEL, message % names)]
    if concept.target is None or is_said:
        return []
    message = _("“%(source)s” is “%(term)s” in the glossary; it is not in the translation.")
    return [(MISSING, LEVEL, message % {"source": source, "term": concept.target.text})]


def _is_part_of_allowed(wrong, allowed, said, found):
    """Whether a forbidden form stands only inside an allowed one: “municipality” in “the municipality of …”."""
    size = len(wrong.tokens)
    for position in range(len(found)):
        if not wrong.stands_at(said, found, position):
            continue
        inside = any(
            form.stands_at(said, found, start)
            for form in allowed
            for start in range(max(0, position + size - len(form.tokens)), position + 1)
        )
        if not inside:
            return False
    return True
