"""Run in a process of its own by `media.pdf_text`: reads a PDF from its input, writes its text as UTF-8.

    python pdf_worker.py SECONDS MEGABYTES PAGES CHARACTERS < file.pdf

What a hostile file can do to a reader (loops, exploding streams) ends with this process.
"""

import contextlib
import io
import logging
import resource
import sys


def limit(kind, value):
    # Not every system knows every limit; the time is kept from outside too.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, value))


def main(seconds, megabytes, pages, characters):
    limit(resource.RLIMIT_CPU, seconds)
    limit(resource.RLIMIT_AS, megabytes << 20)
    limit(resource.RLIMIT_CORE, 0)
    logging.disable(logging.CRITICAL)  # its complaints about the file help nobody
    sys.setrecursionlimit(2000)
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    if reader.is_encrypted and not reader.decrypt(""):
        return
    left = characters
    for number, page in enumerate(reader.pages):
        if number >= pages or left <= 0:
            break
        text = page.extract_text()[:left]
        left -= len(text)
        # Page by page: what was read before a fault is kept.
        sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "ignore"))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
