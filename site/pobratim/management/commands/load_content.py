"""Puts a folder of text and table files into the site."""

from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratim.content.loader import load_content
from pobratim.content.mistakes import ContentError

KINDS = {
    "vocabularies": gettext_lazy("words to choose from"),
    "photos": gettext_lazy("photographs"),
    "documents": gettext_lazy("documents"),
    "organisations": gettext_lazy("organisations"),
    "statements": gettext_lazy("statements of funding"),
    "programmes": gettext_lazy("programmes"),
    "municipality": gettext_lazy("municipality"),
    "pages": gettext_lazy("pages"),
    "menus": gettext_lazy("menus"),
    "glossary": gettext_lazy("terms of the glossary"),
}


class Command(BaseCommand):
    help = (
        "Loads content from a folder of text and table files (demo/FORMAT.md). All or nothing; "
        "loading again changes only what changed in the files."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="only look for mistakes, load nothing"
        )
        parser.add_argument(
            "--language",
            default="",
            help="language of the messages (the site's first one by default)",
        )
        parser.add_argument(
            "--no-pictures",
            action="store_true",
            help="leave the sizes of new photographs to be made when they are first shown",
        )

    def handle(self, *args, folder, **options):
        language = options["language"] or settings.LANGUAGE_CODE
        with translation.override(language) if language else nullcontext():
            if not folder.is_dir():
                raise CommandError(_("There is no folder “%(folder)s”.") % {"folder": folder})
            try:
                report = load_content(
                    folder, dry_run=options["dry_run"], pictures=not options["no_pictures"]
                )
            except ContentError as error:
                raise CommandError(self.mistakes(error)) from error
            if options["verbosity"]:
                self.stdout.write("\n".join(self.lines(report)))

    def mistakes(self, error):
        number = len(error.mistakes)
        closing = ngettext(
            "%(number)d mistake. Nothing was loaded.",
            "%(number)d mistakes. Nothing was loaded.",
            number,
        ) % {"number": number}
        return f"{error}\n{closing}"

    def lines(self, report):
        if report.checked:
            yield _("No mistakes in %(number)d entries. Nothing was loaded.") % {
                "number": report.checked
            }
            return
        for kind in KINDS:
            yield _("%(kind)s: %(new)d new, %(changed)d changed, %(same)d unchanged") % {
                "kind": KINDS[kind],
                "new": report.created[kind],
                "changed": report.changed[kind],
                "same": report.unchanged[kind],
            }
        for key in report.left_over:
            yield _(
                "%(key)s was loaded earlier and is not in this folder; it stays on the site."
            ) % {"key": key}
