"""What failed in a part of the suite, read from pytest's own record of it (JUnit's XML)."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

LONGEST = 300
# For pytest: only what failed in the run before.
AGAIN = ("--last-failed", "--last-failed-no-failures=none")


def options(record):
    """For pytest: where to write its record, and to remember only what fails in this run."""
    return [f"--junitxml={record}", "-o", "junit_logging=no", "--cache-clear"]


def read(record):
    """["tests.some.module::test_name: the first line of what it said"], one for each failure or error.

    A run that broke off without a record has none.
    """
    if not Path(record).exists():
        return []
    found = []
    for case in ElementTree.parse(record).iter("testcase"):
        for outcome in (*case.findall("failure"), *case.findall("error")):
            said = outcome.get("message", "").strip().partition("\n")[0][:LONGEST]
            found.append(f"{case.get('classname')}::{case.get('name')}: {said}")
    return found
