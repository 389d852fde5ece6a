"""`make demo`: the demonstration, from an empty folder to a served site, without a question."""

import os
import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication


class DemoServer(BaseApplication):
    """gunicorn in this process: Django, loaded already, is not loaded a second time."""

    def __init__(self, address):
        self.address = address
        super().__init__()

    def load_config(self):
        options = {
            "bind": self.address,
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            "proc_name": "pobratim",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self):
        application = get_wsgi_application()
        # A worker must not share its parent's connection.
        connections.close_all()
        return application


class Command(BaseCommand):
    help = (
        "Prepares what is missing (database, demonstration content, accounts) and serves the site."
    )

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--prepare-only", action="store_true", help="Prepare the site, do not serve it."
        )

    def handle(self, *args, host, port, prepare_only, **options):
        if not settings.POBRATIM_DEMO_ACCOUNTS:
            raise CommandError("The demonstration runs under the development settings only.")
        if not prepare_only:
            require_free(host, port)
        self.migrate()
        self.load_content()
        if prepare_only:
            return
        self.remember(port)
        self.announce(f"http://localhost:{port}")
        DemoServer(f"{host}:{port}").run()

    def remember(self, port):
        """Whole addresses, such as those in mails and files for agencies, name the port that is served."""
        from wagtail.models import Site

        if "BASE_URL" not in os.environ:
            settings.WAGTAILADMIN_BASE_URL = f"http://localhost:{port}"
        Site.objects.filter(is_default_site=True, hostname="localhost").update(port=port)
        Site.clear_site_root_paths_cache()

    def migrate(self):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database (half a minute, once) …")
            call_command("migrate", verbosity=0, interactive=False)

    def load_content(self):
        from home.models import HomePage

        if not HomePage.objects.exists():
            self.stdout.write("Loading the demonstration content (once) …")
            call_command("load_content", str(settings.BASE_DIR / "demo"))

    def announce(self, address):
        self.stdout.write("")
        self.stdout.write(f"  The site:   {address}/bg/   {address}/en/")
        self.stdout.write(f"  The admin:  {address}/admin/")
        self.stdout.write("")
        call_command("create_demo_accounts", stdout=self.stdout)
        self.stdout.write("")
        self.stdout.write("  Stop with Ctrl+C.")
        self.stdout.flush()


def require_free(host, port):
    """CommandError when something else listens there: said before the wait, not after it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"The port {port} cannot be used ({error.strerror}). Choose another: make demo PORT=8001"
            ) from None
