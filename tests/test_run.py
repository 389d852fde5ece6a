"""`make test` says at its end what failed, and what failed only once."""

import pytest

from tests import run

RECORD = """<testsuites><testsuite>
<testcase classname="tests.browser.test_use" name="test_menu[bg]"><failure message="Timeout 30000ms&#10;Call log:">…</failure></testcase>
<testcase classname="tests.browser.test_use" name="test_album"/>
<testcase classname="tests.test_layout" name="test_size"><error message="no database">…</error></testcase>
</testsuite></testsuites>"""
FAILED = [
    "tests.browser.test_use::test_menu[bg]: Timeout 30000ms",
    "tests.test_layout::test_size: no database",
]


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """runs(record, *exit codes of pytest, one a run) → the arguments of each run."""
    monkeypatch.setattr(run, "VAR_DIR", tmp_path)

    def prepared(record, *codes):
        left, seen = list(codes), []

        def pytest(name, url, arguments, notes, **environment):
            seen.append(arguments)
            if record:
                (tmp_path / "tests.xml").write_text(record)
            return left.pop(0)

        monkeypatch.setattr(run, "pytest", pytest)
        return seen

    return prepared


def test_what_passes_is_run_once(runs):
    seen = runs("", 0)
    assert run.part("SQLite", "", "browser", []) == (0, [])
    assert len(seen) == 1


def test_what_fails_twice_fails_the_run(runs):
    seen = runs(RECORD, 1, 1)
    code, told = run.part("SQLite", "", "browser", [])
    assert code == 1 and told == [f"FAILED (SQLite): {line}" for line in FAILED]
    assert "--last-failed" in seen[1] and "--last-failed" not in seen[0]


def test_what_passes_by_itself_is_named_as_unsteady(runs):
    runs(RECORD, 1, 0)
    code, told = run.part("SQLite", "", "browser", [])
    assert code == 0 and told == [f"UNSTEADY (SQLite), passed by itself: {line}" for line in FAILED]


def test_many_failures_are_no_accident(runs):
    seen = runs(f"<all>{RECORD}{RECORD}{RECORD}</all>", 1)
    code, told = run.part("SQLite", "", "browser", [])
    assert code == 1 and len(told) == 6 and len(seen) == 1


def test_a_run_that_broke_off_is_told_of(runs):
    runs("", 4)
    assert run.part("SQLite", "", "browser", []) == (4, ["FAILED (SQLite): pytest ended with 4"])


def test_a_part_of_the_suite_uses_one_process(monkeypatch):
    monkeypatch.setattr(run.os, "cpu_count", lambda: 3)
    assert run.parallel(["-m", "not browser"]) == ["-n", "3"]
    assert run.parallel(["-m", "not browser", *run.failures.AGAIN]) == []
    assert run.parallel(["tests/site"]) == []
