"""One HTML document for the texts of a page: a service sees them in their order, in one call."""

from html import escape

from bs4 import BeautifulSoup


def build(texts, language):
    """`texts` is {id: HTML with inline marks}."""
    paragraphs = "\n".join(f'<p id="{escape(key)}">{html}</p>' for key, html in texts.items())
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8"><title></title></head>\n'
        f"<body>\n{paragraphs}\n</body>\n</html>\n"
    )


def read(html):
    """{id: HTML} of the paragraphs, whatever order and wrapping the service gave them."""
    soup = BeautifulSoup(html, "html.parser")
    return {
        paragraph["id"]: paragraph.decode_contents().strip()
        for paragraph in soup.find_all("p", id=True)
    }
