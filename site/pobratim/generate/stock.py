"""What generated records refer to: organisations, programmes, terms, pictures, and each other."""

from django.conf import settings
from wagtail.models import Locale

from home.models import Organisation, Term, Vocabulary
from pobratim.generate import words
from pobratim.generate.pictures import pictures
from projects.models import FundingStatement, Programme

ORGANISATIONS, PROGRAMMES, TERMS = 12, 4, 5


class Stock:
    """Source-language rows to choose from. `made` holds the generated pages by kind."""

    def __init__(self, random):
        self.locales = {
            code: Locale.objects.get_or_create(language_code=code)[0]
            for code, _name in settings.LANGUAGES
        }
        self.terms = {
            vocabulary: terms(random, vocabulary, self.locales) for vocabulary in Vocabulary.values
        }
        self.organisations = organisations(random, self.locales)
        self.programmes = programmes(random, self.locales)
        self.images = pictures(6, random)
        self.made = {}

    def term(self, random, vocabulary):
        return random.choice(self.terms[vocabulary])

    def organisation(self, random):
        return random.choice(self.organisations)

    def programme(self, random):
        return random.choice(self.programmes)

    def image(self, random):
        return random.choice(self.images)

    def some(self, random, kind, count):
        """Up to `count` generated pages of a kind."""
        pages = self.made.get(kind, [])
        return random.sample(pages, min(count, len(pages)))

    def terms_of(self, random, field, vocabulary, count):
        """Rows of the many-to-many relation `field` (as its class has it), for Tree.plant."""
        through = field.through
        key = field.field.m2m_field_name()
        other = field.field.m2m_reverse_field_name()
        return [
            (through(**{other: term}), key) for term in random.sample(self.terms[vocabulary], count)
        ]


def translated_rows(model, rows, locales, english):
    """Saves `rows` in the source language and a translated row of each; returns the former.

    Rows already there (by code, or by name) are taken instead of made again.
    """
    source, *others = locales.values()
    for row in rows:
        row.locale = source
    model.objects.bulk_create(rows)
    for locale in others:
        model.objects.bulk_create([english(row, locale) for row in rows])
    return rows


def clone(row, **changes):
    """An unsaved copy of a row, primary key left out."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return type(row)(**values | changes)


def existing(model, locales, **filters):
    source = next(iter(locales.values()))
    return list(model.objects.filter(locale=source, **filters))


def terms(random, vocabulary, locales):
    found = existing(Term, locales, vocabulary=vocabulary, code__startswith="generated-")
    if found:
        return found
    rows = [
        Term(
            vocabulary=vocabulary,
            code=f"generated-{number}",
            name=words.phrase(random, 2),
            position=100 + number,
        )
        for number in range(TERMS)
    ]
    return translated_rows(
        Term,
        rows,
        locales,
        lambda row, locale: clone(row, locale_id=locale.pk, name=words.phrase(random, 2, "en")),
    )


def organisations(random, locales):
    found = existing(Organisation, locales, name_original__startswith="Generated organisation")
    if found:
        return found
    rows = [
        Organisation(
            name=words.phrase(random, 3),
            acronym=f"ОРГ{number}",
            name_original=f"Generated organisation {number}",
            original_language="en",
            country=random.choice(words.COUNTRIES)[0],
            place=words.phrase(random, 1),
        )
        for number in range(ORGANISATIONS)
    ]
    return translated_rows(
        Organisation,
        rows,
        locales,
        lambda row, locale: clone(
            row,
            locale_id=locale.pk,
            name=words.phrase(random, 3, "en"),
            acronym=row.acronym.replace("ОРГ", "ORG"),
            place=words.phrase(random, 1, "en"),
        ),
    )


def programmes(random, locales):
    found = existing(Programme, locales, code__startswith="generated-")
    if found:
        return found
    [statement] = translated_rows(
        FundingStatement,
        [FundingStatement(code="generated", statement="Съфинансирано от Европейския съюз")],
        locales,
        lambda row, locale: clone(
            row, locale_id=locale.pk, statement="Co-funded by the European Union"
        ),
    )
    rows = [
        Programme(
            code=f"generated-{number}",
            name=f"Програма {words.phrase(random, 2)}",
            period_from=2014 + 7 * (number % 2),
            period_to=2020 + 7 * (number % 2),
            fund="ERDF",
            statement=statement,
        )
        for number in range(PROGRAMMES)
    ]
    return translated_rows(
        Programme,
        rows,
        locales,
        lambda row, locale: clone(
            row, locale_id=locale.pk, name=f"Programme {words.phrase(random, 2, 'en')}"
        ),
    )
