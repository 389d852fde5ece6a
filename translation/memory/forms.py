"""Finding a term in running text: word for word, by stems."""

import re
from dataclasses import dataclass
from functools import cached_property

from translation.memory.marks import fold
from translation.memory.stems import WORD, stem

# What may stand between the words of one term.
_GAP = re.compile(r"[\s\u00a0„“”‘’'«»\"–—-]*")


@dataclass(frozen=True)
class Token:
    """A word of a text: `start` and `end` are its offsets, `stem` is what is compared."""

    start: int
    end: int
    text: str
    stem: str


def tokens(words, language):
    """The Tokens of a plain text."""
    return [
        Token(found.start(), found.end(), found[0], stem(fold(found[0]), language))
        for found in WORD.finditer(words)
    ]


@dataclass(frozen=True)
class Form:
    """A term as it is looked for in a language."""

    text: str
    language: str
    case_sensitive: bool = False

    @cached_property
    def tokens(self):
        return tokens(self.text, self.language)

    def stands_at(self, words, found, position):
        """Whether it stands in the plain text `words`, whose Tokens are `found`, from that Token on."""
        last = position + len(self.tokens)
        if last > len(found):
            return False
        part = found[position:last]
        return all(
            self._is_same(own, other) for own, other in zip(self.tokens, part, strict=True)
        ) and all(
            _GAP.fullmatch(words, before.end, after.start)
            for before, after in zip(part, part[1:], strict=False)
        )

    def _is_same(self, own, other):
        if own.stem != other.stem:
            return False
        if not self.case_sensitive or (other.text.isupper() and len(other.text) > 1):
            return True
        return _same_capitals(own.text, other.text)

    def is_in(self, words, found):
        return any(self.stands_at(words, found, position) for position in range(len(found)))


def _same_capitals(own, other):
    """Whether two words have the same capitals as far as their letters are the same."""
    for one, two in zip(own, other, strict=False):
        if one.casefold() != two.casefold():
            return True
        if one != two:
            return False
    return True
