"""Adds generated records: for measuring at scale."""

import time

from django.core.management.base import BaseCommand

from pobratim.generate.site import SECTIONS, generate


class Command(BaseCommand):
    help = "Adds generated records in every language. For measuring, never for a site that people read."

    def add_arguments(self, parser):
        for kind in SECTIONS:
            parser.add_argument(f"--{kind}", type=int, default=0, metavar="N")
        parser.add_argument("--photos", type=int, default=30, help="Photographs in each album.")
        parser.add_argument("--seed", type=int, default=1, help="The same seed, the same content.")
        parser.add_argument(
            "--english",
            choices=["alias", "engine"],
            default="alias",
            help="Other languages: untranslated stand-ins, or translated through the engine (slow).",
        )

    def handle(self, *args, photos, seed, english, **options):
        started = time.monotonic()
        counts = {kind: options[kind] for kind in SECTIONS if options[kind]}
        made = generate(seed=seed, photos=photos, english=english, **counts)
        for kind, pages in made.items():
            self.stdout.write(f"{kind}: {len(pages)}")
        self.stdout.write(f"{time.monotonic() - started:.1f} s")
        if not made:
            self.stdout.write("Nothing was asked for: see --help.")
