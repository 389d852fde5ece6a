"""Collects the strings of the interface into locale/, or says what is missing there."""

import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

DOMAINS = ["django", "djangojs"]
IGNORED = [".venv*", "var", "demo", "docs", "tests", "bench", "deploy", "requirements"]


def catalogues(root):
    """{path below `root`: path} of the catalogues."""
    return {path.relative_to(root): path for path in sorted(root.glob("locale/*/LC_MESSAGES/*.po"))}


def messages_of(path):
    """{(context, string, plural form): entry} of the entries in use."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): entry
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def collect(root):
    """Runs xgettext over the sources below `root`; updates the catalogues there."""
    languages = sorted({path.parts[1] for path in catalogues(root)}) or ["bg"]
    with chdir(root):
        for domain in DOMAINS:
            call_command(
                "makemessages",
                locale=languages,
                domain=domain,
                ignore_patterns=IGNORED,
                no_obsolete=True,
                no_location=True,
                no_wrap=True,
                verbosity=0,
            )


def shortcomings(before, after):
    """Lines on what the catalogue `before` lacks compared with the freshly collected `after`."""
    for key in sorted(after.keys() - before.keys(), key=str):
        yield f"not in the catalogue: {key[1]!r}"
    for key in sorted(before.keys() - after.keys(), key=str):
        yield f"no longer used: {key[1]!r}"
    for key in sorted(after.keys() & before.keys(), key=str):
        if not before[key].translated():
            yield f"not translated: {key[1]!r}"


class Command(BaseCommand):
    help = "Collects the strings of the interface; with --check changes nothing and fails if some are missing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, check, **options):
        if not shutil.which("xgettext"):
            raise CommandError("Collecting the strings needs gettext: apt-get install gettext")
        if not check:
            collect(settings.BASE_DIR)
            return
        found = list(out_of_date())
        if found:
            raise CommandError("\n".join([*found, "Run `make messages` and translate them."]))


def out_of_date():
    """Lines on what the catalogues lack; collects in a copy, so that the checkout is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        ignore = shutil.ignore_patterns(*IGNORED, ".*", "__pycache__", "fonts", "img")
        shutil.copytree(settings.BASE_DIR, copy, ignore=ignore)
        kept, settings.LOCALE_PATHS = settings.LOCALE_PATHS, [str(copy / "locale")]
        try:
            collect(copy)
        finally:
            settings.LOCALE_PATHS = kept
        ours = catalogues(settings.BASE_DIR)
        for name, path in catalogues(copy).items():
            before = messages_of(ours[name]) if name in ours else {}
            for line in shortcomings(before, messages_of(path)):
                yield f"{name}: {line}"
