"""Loads a content folder into the site: all of it or nothing, and only what changed."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pobratim.content import engine, site_tree
from pobratim.content.build import Builder
from pobratim.content.folder import read_content
from pobratim.content.later import gathering
from pobratim.content.ledger import Ledger, digest_of
from pobratim.content.mistakes import Mistakes
from pobratim.content.page_loading import PageLoader
from pobratim.content.record_loading import RecordLoader
from pobratim.content.stored_files import StoredFiles
from translation import refresh, stand_ins
from translation.memory import feeding


class NotLoaded(LookupError):
    """What is pointed at is not there, because loading it failed."""


@dataclass
class Report:
    """`created`, `changed`, `unchanged`: numbers by kind ("pages", "photos" …); `left_over`: keys."""

    created: Counter = field(default_factory=Counter)
    changed: Counter = field(default_factory=Counter)
    unchanged: Counter = field(default_factory=Counter)
    left_over: list = field(default_factory=list)
    checked: int = 0


def load_content(folder, dry_run=False, pictures=True):
    """Loads the folder and returns a Report. ContentError, and nothing loaded, when there are mistakes.

    `pictures=False` leaves the sizes of new photographs to be made when they are first shown.
    """
    content = read_content(folder)
    if dry_run:
        return Report(checked=len(content.records()))
    files = StoredFiles()
    with gathering() as tasks:
        try:
            with transaction.atomic():
                with stand_ins.later(), refresh.later(), feeding.later():
                    report = Loading(content, files).run()
                tasks.hand_on()
        except BaseException:
            files.remove()
            raise
        if pictures:
            tasks.hand_on()
    return report


class Loading:
    """One loading: what is shared by the parts that load records and pages."""

    def __init__(self, content, files):
        self.content, self.files = content, files
        self.ledger, self.report = Ledger(), Report()
        self.mistakes = Mistakes(content.folder)
        self.pks = {}
        self.builder = Builder(self.resolve)
        self.locales = site_tree.locales(content.languages)
        self.source = self.locales[0]
        self.targets = dict(zip(content.languages[1:], self.locales[1:], strict=True))

    def run(self):
        records, pages = RecordLoader(self), PageLoader(self)
        records.files()
        records.snippets()
        pages.prepare()
        pages.fill()
        records.settings(pages.site)
        records.menus()
        records.glossary()
        records.search()
        pages.finish()
        self.mistakes.raise_any()
        self.ledger.save()
        self.report.left_over = self.ledger.left_over(self.content.records())
        return self.report

    def resolve(self, ref):
        """The primary key of what a file points at. NotLoaded when loading it has failed before."""
        if ref not in self.pks:
            raise NotLoaded(ref)
        return self.pks[ref]

    def digest(self, record):
        return digest_of(record, self.content.languages, self.pks.get)

    def is_unchanged(self, record, existing):
        """Remembers where the record is; True when nothing about it changed since the last loading."""
        same = existing is not None and self.ledger.is_same(record.ref, self.digest(record))
        if existing is not None:
            self.pks[record.ref] = existing
        self.report_on(record, existing is not None, same)
        return same

    def report_on(self, record, existed, same):
        counter = self.report.unchanged if same else self.report.changed
        (counter if existed else self.report.created)[record.ref.kind] += 1

    def done(self, record, pk):
        self.pks[record.ref] = pk
        self.ledger.note(record.ref, self.digest(record), pk)

    @contextmanager
    def blaming(self, place):
        """Turns what the site refuses into a mistake of the file."""
        try:
            with transaction.atomic():
                yield
        except ValidationError as error:
            self.mistakes.add_validation(error, lambda name: place.at(*([name] if name else [])))
        except NotLoaded:
            pass  # what it points at has had its own mistake named
        except engine.DoNotMatch as error:
            message = _("The translation does not match its source at %(where)s.") % {
                "where": error
            }
            self.mistakes.add(*place.at(), "", message)

    def translate(self, record, instance, slugs=None, publish=True):
        """Gives the engine the words of every language that the files have."""
        for language, words in record.words.items():
            with self.blaming(words.place):
                twin = self.builder.twin(record, words, self.targets[language])
                engine.translate(instance, twin, (slugs or {}).get(language, ""), publish)
