"""The text of PDF files, for the search. Encrypted, scanned and damaged files have none, and do no harm."""

import re
import subprocess
import sys
from pathlib import Path

WORKER = Path(__file__).with_name("pdf_worker.py")
SECONDS, MEGABYTES, PAGES, CHARACTERS = 10, 768, 500, 200_000
# Larger files are pictures, not text.
MOST_BYTES = 50 * 1024 * 1024
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def text_of(file):
    """The text of an open PDF file (binary), at most CHARACTERS; "" when there is none to be had.

    It takes a process of its own, at most SECONDS of the processor and MEGABYTES of memory.
    """
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or b"%PDF-" not in data[:1024]:
        return ""
    command = [sys.executable, "-I", str(WORKER)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file is its input
            [*command, *map(str, (SECONDS, MEGABYTES, PAGES, CHARACTERS))],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=3 * SECONDS,
            check=False,
        )
        output = done.stdout
    except subprocess.TimeoutExpired as late:
        output = late.stdout or b""
    return cleaned(output.decode("utf-8", "ignore"))[:CHARACTERS]


def cleaned(text):
    """Without control characters, which PostgreSQL refuses; words parted at line ends made whole."""
    return _HYPHENATED.sub("", _CONTROLS.sub(" ", text)).strip()
