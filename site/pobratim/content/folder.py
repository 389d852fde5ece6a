"""A content folder as a whole."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from pobratim.content.check import check
from pobratim.content.glossary_file import GLOSSARY, read_glossary
from pobratim.content.mistakes import Mistakes
from pobratim.content.pages import PageReader
from pobratim.content.search_files import TABLES as SEARCH_TABLES
from pobratim.content.search_files import SearchReader
from pobratim.content.site_files import MENUS, SITE, MenuReader, municipality, read_site
from pobratim.content.tables import TABLES, TableReader


@dataclass
class Content:
    """`languages`: the source's code, then those of the translations. The others hold Records."""

    folder: Path
    languages: list
    tables: list
    municipality: object
    pages: list
    menus: list
    glossary: list
    search: list

    def records(self):
        own = [*self.menus, *self.glossary, *self.search]
        return [*self.tables, self.municipality, *self.pages, *own]


def read_content(folder):
    """The Content of a folder. ContentError with every mistake in it."""
    folder = Path(folder).resolve()
    mistakes = Mistakes(folder)
    site = read_site(folder, mistakes)
    mistakes.raise_any()
    languages = languages_of(site, folder, mistakes)
    # Without a known site.toml every other message would be a guess.
    mistakes.raise_any()
    refuse_unknown_tables(folder, mistakes)
    content = Content(
        folder,
        languages,
        TableReader(folder, languages, mistakes).read(),
        municipality(folder, site, languages, mistakes),
        PageReader(folder, languages, mistakes).read(),
        MenuReader(folder, languages, mistakes).read(),
        read_glossary(folder, languages, mistakes),
        SearchReader(folder, mistakes).read(),
    )
    check(content, mistakes)
    mistakes.raise_any()
    return content


def refuse_unknown_tables(folder, mistakes):
    """A table under a wrong name would be left out without a word."""
    known = {*(table.file for table in TABLES), MENUS, GLOSSARY, *SEARCH_TABLES}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            message = _("There is no such table: %(names)s.") % {"names": ", ".join(sorted(known))}
            mistakes.add(path, 1, "", message)


def languages_of(site, folder, mistakes):
    """[source, *translations] of site.toml; the site's settings say which languages there are."""
    values, lines = site
    given = values.get("languages", {})
    source, targets = given.get("source"), given.get("translations", [])
    known = [code for code, _name in settings.LANGUAGES]
    if source != settings.LANGUAGE_CODE:
        line = lines.get("languages.source", 1)
        message = _("The site's first language is “%(code)s”.") % {"code": settings.LANGUAGE_CODE}
        mistakes.add(folder / SITE, line, "languages.source", message)
    if not isinstance(targets, list) or any(
        code not in known or code == settings.LANGUAGE_CODE for code in targets
    ):
        line = lines.get("languages.translations", 1)
        message = _("The site's languages are: %(codes)s.") % {"codes": ", ".join(known)}
        mistakes.add(folder / SITE, line, "languages.translations", message)
        targets = []
    return [settings.LANGUAGE_CODE, *targets]
