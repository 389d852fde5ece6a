"""Three full stops are one sign: …"""

import re

from home.house_style.suggestion import Edit, Suggestion

_THREE = re.compile(r"(?<!\.)\.{3}(?!\.)")


def ellipsis(text, language):
    for match in _THREE.finditer(text):
        yield Suggestion("ellipsis", (Edit(*match.span(), "…"),))
