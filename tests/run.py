"""`make test`: the whole suite on SQLite, and again on PostgreSQL when a server can be reached.

Says plainly what it leaves out. Arguments are passed on to pytest.

In a whole run a test that failed is run once more by itself: a busy machine may keep a browser waiting longer
than any limit. What fails twice fails the run; what failed once is named as unsteady, to be looked into.
Failures are named again at the very end, where nobody has to look for them.
"""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
VAR_DIR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
sys.path[:0] = [str(ROOT)]

from tests import failures  # noqa: E402
from tests.browser.chromium import chromium  # noqa: E402

# More than these are no accident.
FEW = 5


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


def part(name, url, marks, notes, **environment):
    """Runs the whole suite on one database, or in the browser; → (exit code, what is to be said at the end)."""
    record = VAR_DIR / "tests.xml"
    record.unlink(missing_ok=True)

    def run(name, *more):
        return pytest(name, url, ["-m", marks, *more], notes, **environment)

    code = run(name, *failures.options(record))
    if not code:
        return 0, []
    failed = failures.read(record)
    if 0 < len(failed) <= FEW and run(f"{name}, once more what failed", *failures.AGAIN) == 0:
        return 0, [f"UNSTEADY ({name}), passed by itself: {line}" for line in failed]
    return code, [f"FAILED ({name}): {line}" for line in failed or [f"pytest ended with {code}"]]


def parallel(arguments):
    """One process for each core, unless a part of the suite was asked for: starting them costs a minute."""
    is_whole = arguments[:2] == ["-m", "not browser"] and not set(failures.AGAIN) & set(arguments)
    return ["-n", str(os.cpu_count() or 1)] if is_whole else []


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
        return some(arguments, postgres, notes)
    return whole(postgres, notes)


def some(arguments, postgres, notes):
    codes = [pytest("SQLite", "", arguments, notes)]
    if postgres:
        codes.append(pytest("PostgreSQL", postgres, ["-m", "not browser", *arguments], notes))
        if codes[0]:
            print("The run on SQLite, above, failed.", file=sys.stderr)
    return max(codes)


def whole(postgres, notes):
    (VAR_DIR / "test-demo.sqlite3").unlink(missing_ok=True)
    parts = [part("SQLite", "", "not browser", notes, KEEP_DEMO="1")]
    if chromium():
        # By itself: a browser and its server keep both cores busy.
        parts.append(part("SQLite, in the browser", "", "browser", notes, KEEP_DEMO="1"))
    if postgres:
        # The browser sees the same pages whatever the database.
        parts.append(part("PostgreSQL", postgres, "not browser", notes))
    for line in (line for _code, told in parts for line in told):
        print(line, file=sys.stderr)
    return max(code for code, _told in parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
