"""Addresses of the headings of a body: /bg/za-nas/#s-istoria leads to „История“."""

from facts.transliteration import slugify

# No id of the frame or of a page's own sections begins so.
PREFIX = "s-"
TITLES = {"heading": "text", "documents": "heading"}


def give_anchors(stream):
    """Sets `anchor` on the blocks of a StreamValue that are headings: unique, the same at every rendering.

    Returns its sections as [{anchor, text}], without the parts of sections. A heading that says what an
    earlier one says is told apart by its block, so that what is put between or behind them changes nothing.
    """
    taken, sections = set(), []
    for child in stream:
        text = child.block_type in TITLES and child.value.get(TITLES[child.block_type])
        if not text:
            continue
        anchor = PREFIX + slugify(text)
        if anchor in taken:
            anchor = f"{anchor}-{str(child.id or len(taken))[:8]}"
        taken.add(anchor)
        child.value.anchor = anchor
        if child.value.get("level") != "3":
            sections.append({"anchor": anchor, "text": text})
    return sections
