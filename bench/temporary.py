"""A temporary site under production settings: folder, database, content, server."""

import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

ROOT = Path(__file__).resolve().parents[1]


class Place:
    """A folder and the environment of commands that run on it."""

    def __init__(self, folder, database_url):
        self.folder = Path(folder)
        self.floor = self.folder / "floor"
        self.floor.mkdir()
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("DJANGO")
        } | {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": database_url or f"sqlite:///{self.folder / 'bench.sqlite3'}",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "BASE_URL": "http://localhost",
            "DEFAULT_FROM_EMAIL": "site@municipality.invalid",
            "BENCH_FLOOR": str(self.floor),
        }

    def run(self, *command):
        """Output of a Python command; what it printed is shown when it fails."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def manage(self, *arguments):
        return self.run("manage.py", *arguments)


@contextmanager
def database(url):
    """The URL of an empty database: a new one on the server of a PostgreSQL URL, or None for SQLite."""
    if not url:
        yield None
        return
    server, name = url.rsplit("/", 1)[0], f"pobratim_bench_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield f"{server}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def site(url, counts):
    """A Place with the demonstration and `counts` of generated records; removed at the end."""
    with database(url) as database_url, TemporaryDirectory(prefix="pobratim-bench-") as folder:
        place = Place(folder, database_url)
        for title, command in {
            # Migrating already empties caches.
            "cache table": ["createcachetable"],
            "migrations": ["migrate", "-v0"],
            "demonstration": ["load_content", str(ROOT / "demo")],
            "generated content": [
                "generate_content",
                *(f"--{kind}={count}" for kind, count in counts.items()),
            ],
            "search index": ["update_index", "-v0"],
            "static files": ["collectstatic", "--no-input", "-v0"],
        }.items():
            started = time.monotonic()
            place.manage(*command)
            print(f"  {title}: {time.monotonic() - started:.0f} s", flush=True)
        if not database_url:
            # What a long-running site has: statistics for the planner.
            place.run(
                "-c",
                f"import sqlite3; sqlite3.connect({str(place.folder / 'bench.sqlite3')!r}).execute('ANALYZE')",
            )
        yield place


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(place, workers):
    """(port, process id) of gunicorn serving the place."""
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "pobratim.wsgi",
            "--bind",
            f"127.0.0.1:{port}",
            "--workers",
            str(workers),
            "--worker-class",
            "gthread",
            "--threads",
            "2",
            "--keep-alive",
            "30",
            "--timeout",
            "120",
            "--log-level",
            "warning",
            # The port answers only when the site is loaded.
            "--preload",
        ],
        cwd=ROOT,
        env=place.environment,
    )
    try:
        wait_for(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_for(port, process):
    for _ in range(120):
        if process.poll() is not None:
            sys.exit("the server did not start")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("the server does not answer")
