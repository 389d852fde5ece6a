"""`make check`: everything that can be said about the code without running a test."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# Directories with templates of ours.
TEMPLATES = ["templates"]


def manage(*arguments):
    return [sys.executable, "manage.py", *arguments]


def tool(name, *arguments):
    """A command of the development tools, from the environment that runs this."""
    return [str(Path(sys.executable).parent / name), *arguments]


def production_environment():
    """What production demands, made up for this one check."""
    return {
        "DJANGO_SETTINGS_MODULE": "pobratim.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "municipality.invalid",
        "BASE_URL": "https://municipality.invalid",
        "DATABASE_URL": "sqlite:///:memory:",
        "DEFAULT_FROM_EMAIL": "site@municipality.invalid",
    }


def steps():
    """(name, command, extra environment)."""
    yield "style: ruff check", tool("ruff", "check", "."), {}
    yield "format: ruff format", tool("ruff", "format", "--check", "."), {}
    yield "templates: djlint", tool("djlint", "--lint", "--quiet", *TEMPLATES), {}
    yield "migrations", manage("makemigrations", "--check", "--dry-run"), {}
    yield "system checks", manage("check", "--fail-level", "WARNING"), {}
    yield (
        "production: check --deploy",
        manage("check", "--deploy", "--fail-level", "WARNING"),
        production_environment(),
    )


class Command(BaseCommand):
    help = "Runs every check and reports all that fail, not only the first."
    requires_system_checks = []

    def handle(self, *args, **options):
        failed = [
            name for name, command, extra in self.steps() if not self.run(name, command, extra)
        ]
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
        self.stdout.write("All checks passed.")

    def steps(self):
        yield from steps()
        if shutil.which("xgettext"):
            yield "strings of the interface", manage("messages", "--check"), {}
        else:
            self.stdout.write(
                "LEFT OUT: strings of the interface (gettext is missing: apt-get install gettext)"
            )

    def run(self, name, command, extra):
        done = subprocess.run(  # noqa: S603 - our own tools
            command,
            cwd=settings.BASE_DIR,
            env=os.environ | extra,
            capture_output=True,
            text=True,
            check=False,
        )
        self.stdout.write(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {name}")
        if done.returncode != 0:
            self.stdout.write(done.stdout + done.stderr)
        self.stdout.flush()
        return done.returncode == 0
