"""Shortening a text to whole sentences: what is cut in the middle may say the opposite."""

import re

END = re.compile(r"(?<=[.!?…])[\"”“»)]*\s+(?=[\"„“«(]?[A-ZА-Я0-9])")
# A point after these ends no sentence: „5 май 2014 г. Съветът …“.
ABBREVIATED = re.compile(
    r"\b(?:г|гр|с|ул|бул|пл|св|ал|чл|т|д-р|проф|инж|бр|стр|Mr|Mrs|Dr|St|No|art|p)\.$", re.IGNORECASE
)


def whole_sentences(text, limit):
    """As many sentences of `text` as `limit` letters hold; the first one always, however long it is."""
    if len(text) <= limit:
        return text
    end = None
    for match in END.finditer(text):
        head = text[: match.start()].rstrip()
        if ABBREVIATED.search(head):
            continue
        if end is not None and len(head) > limit:
            break
        end = match.start()
    return text if end is None else text[:end]
