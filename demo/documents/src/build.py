"""Makes the demonstration PDFs from the HTML files beside this one: tagged, titled, with a language.

    python demo/documents/src/build.py [path of chromium]

Needs Chromium and pikepdf. The Slovenian fiche is made from the text on the project's page, so that
the page and the document cannot differ.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pikepdf
from markdown_it import MarkdownIt

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
COOP = HERE.parents[1] / "pages/projects/coop/page.bg.md"
COOP_NAME = "coop-predstavitev-projekta"
FRAME = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="stylesheet" href="print.css">
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def main():
    chromium = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium was not found; give its path.")
    (HERE / f"{COOP_NAME}.html").write_text(coop_fiche(), encoding="utf-8")
    for source in sorted(HERE.glob("*.html")):
        target = OUT / f"{source.stem}.pdf"
        print_pdf(chromium, source, target)
        finish(source, target)


def coop_fiche():
    """The HTML of the fiche, from the original text kept on the project's page."""
    front = COOP.read_text(encoding="utf-8").split("+++")[1]
    original = tomllib.loads(front)["original_texts"][0]
    body = MarkdownIt().render(original["text"])
    # On the page these headings stand below the page's own; here they come right after the title.
    body = body.replace("h3>", "h2>").replace("h4>", "h3>")
    return FRAME.format(language=original["language"], title=original["title"], body=body)


def print_pdf(chromium, source, target):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(  # noqa: S603 - our own files
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                "--export-tagged-pdf",
                "--generate-pdf-document-outline",
                "--allow-file-access-from-files",
                f"--user-data-dir={profile}",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ],  # fmt: skip
            check=True,
            capture_output=True,
        )


def finish(source, target):
    """Title and language for readers' programs; no author, no name of a program; the same bytes each time."""
    html = source.read_text(encoding="utf-8")
    title = html.split("<title>")[1].split("</title>")[0]
    language = html.split('<html lang="')[1].split('"')[0]
    with pikepdf.open(target, allow_overwriting_input=True) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            raise SystemExit(f"{target.name}: no structure tree, the PDF is not tagged")
        pdf.Root.Lang = pikepdf.String(language)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for key in list(pdf.docinfo):
            del pdf.docinfo[key]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata.clear()
            metadata["dc:title"] = title
            metadata["dc:language"] = [language]
        pdf.docinfo["/Title"] = title
        pdf.save(target, deterministic_id=True)


if __name__ == "__main__":
    main()
