"""A concept of the glossary as plain data: what the form, the files and the loader read and write."""

import re
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from translation.memory.marks import fold
from translation.memory.stems import WORD
from translation.memory.terms import forget_index
from translation.models import GlossaryConcept, GlossaryTerm

Kind = GlossaryTerm.Kind
Status = GlossaryConcept.Status
LONGEST = 200
CODE = re.compile(r"[\w.-]*")


@dataclass(frozen=True)
class Words:
    """The forms of a concept's name in one language. `term` may be "" where only other forms are known."""

    term: str = ""
    admitted: tuple = ()
    forbidden: tuple = ()
    case_sensitive: bool = False
    note: str = ""

    def is_empty(self):
        return not (self.term or self.admitted or self.forbidden)


@dataclass(frozen=True)
class ConceptData:
    """`words` is {language code: Words}; languages that are not named are left as they are."""

    code: str = ""
    domain: str = ""
    note: str = ""
    do_not_translate: bool = False
    status: str = Status.APPROVED
    words: dict = field(default_factory=dict)

    def name(self, language=""):
        """What the concept is called: in `language`, or in any."""
        known = [self.words.get(language), *self.words.values()]
        return next((words.term for words in known if words and words.term), self.code)


def checked(data):
    """`data` with single spaces and without empty forms. Raises ValidationError."""
    words = {code: _tidy(found) for code, found in data.words.items()}
    data = replace(
        data,
        code=data.code.strip(),
        domain=" ".join(data.domain.split()),
        note="\n".join(data.note.splitlines()).strip(),
        words=words,
    )
    errors = []
    if len(data.code) > 80 or len(data.domain) > 80:
        errors.append(_("The code and the field have at most 80 characters."))
    if not CODE.fullmatch(data.code):
        errors.append(_("Write the code in letters, digits, hyphens and dots."))
    if len(data.note) > 1000 or any(len(found.note) > 300 for found in words.values()):
        errors.append(_("The note is too long."))
    if not any(found.term for found in words.values()):
        errors.append(_("The term is missing."))
    for found in words.values():
        errors += _errors_of(found)
    if errors:
        raise ValidationError(list(dict.fromkeys(errors)))
    return data


def _tidy(words):
    def clean(forms):
        return tuple(dict.fromkeys(text for form in forms if (text := " ".join(form.split()))))

    return Words(
        term=" ".join(words.term.split()),
        admitted=clean(words.admitted),
        forbidden=clean(words.forbidden),
        case_sensitive=words.case_sensitive,
        note=" ".join(words.note.split()),
    )


def _errors_of(words):
    forms = [form for form in (words.term, *words.admitted, *words.forbidden) if form]
    errors = [
        _("“%(form)s…” is longer than %(limit)d characters.")
        % {"form": form[:40], "limit": LONGEST}
        for form in forms
        if len(form) > LONGEST
    ]
    errors += [
        _("Write each form by itself: “%(form)s” has a semicolon in it.") % {"form": form}
        for form in forms
        if ";" in form
    ]
    errors += [
        _("“%(form)s” has no letter or digit.") % {"form": form}
        for form in forms
        if not WORD.search(form)
    ]
    allowed = {words.term, *words.admitted}
    errors += [
        _("“%(form)s” is allowed and forbidden at once.") % {"form": form}
        for form in words.forbidden
        if form in allowed
    ]
    return errors


def read(concept, terms=None):
    """The ConceptData of a stored concept; `terms` are its rows with their locales, if they are at hand."""
    if terms is None:
        terms = concept.terms.select_related("locale")
    grouped = {}
    for row in terms:
        grouped.setdefault(row.locale.language_code, []).append(row)
    return ConceptData(
        code=concept.code,
        domain=concept.domain,
        note=concept.note,
        do_not_translate=concept.do_not_translate,
        status=concept.status,
        words={code: _words(rows) for code, rows in sorted(grouped.items())},
    )


def _words(rows):
    def of(kind):
        return tuple(row.text for row in rows if row.kind == kind)

    preferred = of(Kind.PREFERRED)
    return Words(
        term=preferred[0] if preferred else "",
        admitted=of(Kind.ADMITTED),
        forbidden=of(Kind.FORBIDDEN),
        case_sensitive=any(row.case_sensitive for row in rows),
        note=next((row.note for row in rows if row.note), ""),
    )


@transaction.atomic
def write(data, concept=None, user=None):
    """Stores checked ConceptData, in `concept` or a new one, and returns it."""
    if concept is None:
        concept = GlossaryConcept(created_by=user)
        if data.code:
            concept.code = data.code
    else:
        concept.version += 1
    concept.domain, concept.note = data.domain, data.note
    concept.do_not_translate, concept.status = data.do_not_translate, data.status
    concept.save()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    concept.terms.filter(locale__language_code__in=data.words).delete()
    GlossaryTerm.objects.bulk_create(
        [row for code, words in data.words.items() for row in _rows(concept, locales[code], words)]
    )
    forget_index()
    return concept


def _rows(concept, locale, words):
    forms = [(Kind.PREFERRED, words.term)] if words.term else []
    forms += [(Kind.ADMITTED, form) for form in words.admitted]
    forms += [(Kind.FORBIDDEN, form) for form in words.forbidden]
    return [
        GlossaryTerm(
            concept=concept,
            locale=locale,
            kind=kind,
            text=form,
            folded=fold(form),
            case_sensitive=words.case_sensitive,
            note=words.note if position == 0 else "",
            position=position,
        )
        for position, (kind, form) in enumerate(forms)
    ]
