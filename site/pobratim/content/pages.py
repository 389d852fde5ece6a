"""The folders below pages/, as records; parents before children, sisters in their order."""

import re
from hashlib import sha256

from django.utils.translation import gettext as _

from pobratim.content.page_files import PageFiles
from pobratim.content.page_types import page_types
from pobratim.content.records import Ref
from pobratim.content.tables import CODE

PAGE_FILE = re.compile(r"page\.([a-zA-Z-]+)\.md")
PHOTOS = "photos.csv"


class PageReader:
    """Walks pages/; `languages` are the source's code and those of the translations."""

    def __init__(self, folder, languages, mistakes):
        self.root, self.mistakes = folder / "pages", mistakes
        self.source, self.targets = languages[0], languages[1:]
        self.files = PageFiles(languages, page_types(), mistakes)

    def read(self):
        """The records of all pages."""
        return self.tree(self.root, "/", None)

    def tree(self, folder, path, parent):
        """The records of a folder and of those below it."""
        file = folder / f"page.{self.source}.md"
        if not file.is_file():
            self.mistakes.add(file, 1, "", _("The file is missing."))
            return []
        record = self.page(folder, file, Ref("pages", path), parent)
        below = [
            self.tree(child, f"{path.rstrip('/')}/{child.name}", record)
            for child in sorted(folder.iterdir())
            if child.is_dir() and self.is_well_named(child)
        ]
        sisters = sorted(filter(None, below), key=lambda records: records[0].extra["order"])
        inner = [found for records in sisters for found in records]
        return [record, *inner] if record else inner

    def is_well_named(self, folder):
        if CODE.fullmatch(folder.name):
            return True
        message = _("Name the folder with small Latin letters, digits and hyphens.")
        self.mistakes.add(folder, 1, "", message)
        return False

    def page(self, folder, file, ref, parent):
        """The record of one folder, or None when its kind is not known."""
        record = self.files.source(file, ref)
        present = sorted(entry for entry in folder.iterdir() if entry.is_file())
        for entry in present:
            language = PAGE_FILE.fullmatch(entry.name)
            if language and language[1] in self.targets:
                self.files.translation(record, entry, language[1])
            elif entry not in (file, folder / PHOTOS) and not entry.name.startswith("."):
                self.mistakes.add(entry, 1, "", _("There is no use for this file here."))
        if record is None:
            return None
        record.extra["parent"] = parent
        self.files.photos(record, folder / PHOTOS)
        record.raw += [sha256(entry.read_bytes()).hexdigest() for entry in present]
        return record
