"""The demonstration's accounts."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pobratim.accounts import make_demo_accounts


class Command(BaseCommand):
    help = "Makes the accounts editor, translator, reviewer, manager and administrator of the demonstration."

    def handle(self, *args, **options):
        if not settings.POBRATIM_DEMO_ACCOUNTS:
            raise CommandError(
                "Accounts whose passwords everybody knows are made under the development settings only."
            )
        self.stdout.write("  Accounts (the password is the name):")
        for title, username in make_demo_accounts():
            self.stdout.write(f"    {username:<14} {title}")
