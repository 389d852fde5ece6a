"""Which features have a test that passed: docs/features.csv against the record of the last test run."""

import csv
import json
from collections import defaultdict

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

NOT_WANTED = {"no"}


def features():
    """[{id, group, feature, decision}] of docs/features.csv that are to be built."""
    with (settings.BASE_DIR / "docs/features.csv").open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["decision"] not in NOT_WANTED]


def outcomes():
    """{feature id: {outcome of each of its tests}}; {} before the first run."""
    path = settings.VAR_DIR / "features.json"
    found = defaultdict(set)
    if path.exists():
        for row in json.loads(path.read_text()).values():
            for id_ in row["features"]:
                found[id_].add(row["outcome"])
    return found


class Command(BaseCommand):
    help = "Lists the features with a passing test, and those without, by group."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="Only those without.")
        parser.add_argument("--fail-on-unknown", action="store_true")

    def handle(self, *args, missing, fail_on_unknown, **options):
        listed, seen = features(), outcomes()
        groups = defaultdict(list)
        for row in listed:
            groups[row["group"]].append(row)
        for group, rows in groups.items():
            proven = sum(seen[row["id"]] == {"passed"} for row in rows)
            self.stdout.write(f"\n{group}: {proven} of {len(rows)}")
            for row in rows:
                mark = self.mark(seen[row["id"]])
                if not (missing and mark == "proven"):
                    self.stdout.write(
                        f"  {mark:8} {row['id']:5} {row['feature']} ({row['decision']})"
                    )
        proven = sum(seen[row["id"]] == {"passed"} for row in listed)
        self.stdout.write(
            f"\n{proven} of {len(listed)} features have a passing test and none that fails."
        )
        unknown = sorted(id_ for id_ in seen.keys() - {row["id"] for row in listed} if seen[id_])
        if unknown:
            message = (
                f"Tests name features that docs/features.csv does not have: {', '.join(unknown)}"
            )
            if fail_on_unknown:
                raise CommandError(message)
            self.stderr.write(message)

    def mark(self, found):
        """ "proven", "failing", "skipped" or "-"."""
        if "failed" in found:
            return "failing"
        if "passed" in found:
            return "skipped" if "skipped" in found else "proven"
        return "skipped" if found else "-"
