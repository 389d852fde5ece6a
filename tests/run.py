"""`make test`: the whole suite on SQLite, and again on PostgreSQL when a server can be reached.

Says plainly what it leaves out. Arguments are passed on to pytest.
"""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
VAR_DIR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
sys.path[:0] = [str(ROOT)]

from tests.browser.chromium import chromium  # noqa: E402


def postgres_urls():
    """Addresses to try, in this order: the one asked for, else the usual local ones."""
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        return [url]
    host, port = os.environ.get("PGHOST", "127.0.0.1"), os.environ.get("PGPORT", "5432")
    users = (
        [os.environ["PGUSER"]]
        if "PGUSER" in os.environ
        else ["postgres", os.environ.get("USER", "root")]
    )
    password = f":{os.environ['PGPASSWORD']}" if "PGPASSWORD" in os.environ else ""
    return [f"postgres://{user}{password}@{host}:{port}/pobratim" for user in users]


def reachable(url):
    """Whether a server answers there and this user may create a database."""
    server = url.rsplit("/", 1)[0] + "/postgres"
    try:
        with psycopg.connect(server, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def pytest(name, url, arguments, notes, **environment):
    print(f"\n=== {name} ===", flush=True)
    environment |= {
        "DATABASE_URL": url,
        "VAR_DIR": str(VAR_DIR),
        "POBRATIM_TEST_NOTES": "\n".join(notes),
    }
    environment = os.environ | environment
    command = [sys.executable, "-m", "pytest", *parallel(arguments), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def parallel(arguments):
    """One process for each core, unless a part of the suite was asked for: starting them costs a minute."""
    whole = arguments == ["-m", "not browser"]
    return ["-n", str(os.cpu_count() or 1)] if whole else []


def main(arguments):
    if arguments == ["--find-postgres"]:
        print(next(filter(reachable, postgres_urls()), ""))
        return 0
    if not arguments:
        (VAR_DIR / "features.json").unlink(missing_ok=True)
    urls = postgres_urls()
    postgres = next(filter(reachable, urls), None)
    notes = []
    if not chromium():
        notes.append(
            "LEFT OUT: the browser tests, because no Chromium was found (apt-get install chromium)."
        )
    if not postgres:
        tried = ", ".join(url.rsplit("@", 1)[-1] for url in urls[:1])
        notes.append(
            f"LEFT OUT: the tests on PostgreSQL, because no server was reachable at {tried}."
        )
    for note in notes:
        print(note)
    if arguments:
        codes = [pytest("SQLite", "", arguments, notes)]
    else:
        (VAR_DIR / "test-demo.sqlite3").unlink(missing_ok=True)
        codes = [pytest("SQLite", "", ["-m", "not browser"], notes, KEEP_DEMO="1")]
        if chromium():
            # By itself: a browser and its server keep both cores busy.
            name = "SQLite, in the browser"
            codes.append(pytest(name, "", ["-m", "browser"], notes, KEEP_DEMO="1"))
    if postgres:
        # The browser sees the same pages whatever the database.
        codes.append(pytest("PostgreSQL", postgres, ["-m", "not browser", *arguments], notes))
        if any(codes[:-1]):
            print("A run on SQLite, above, failed.", file=sys.stderr)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
