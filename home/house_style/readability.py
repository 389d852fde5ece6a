"""How long a text takes and how easily it reads.

Reading time: 238 words a minute, silent reading of English non-fiction (Brysbaert 2019, "How many words do we
read per minute?", Journal of Memory and Language 109). No figure for silent Bulgarian is published;
for it stands the mean of 17 languages read aloud, 184 words a minute (Trauzettel-Klosinski and Dietz 2012, IReST,
Investigative Ophthalmology & Visual Science 53), which rather says too long than too short.

Ease, English: LIX (Björnsson 1968, "Läsbarhet"), words in a sentence plus the percentage of words of more than six
letters; up to 40 is fiction, up to 50 a newspaper, above that official and technical prose.
Ease, Bulgarian: no index has been validated (Kazakov and others 2025, "Towards Creating a Bulgarian Readability
Index", is a first attempt), and LIX takes the longer Bulgarian words for difficulty. Only the length of
sentences is judged: 15 to 20 words on average are plain language (Cutts, "Oxford Guide to Plain English").
"""

import math
import re
from dataclasses import dataclass
from functools import cached_property

WORDS_PER_MINUTE = {"en": 238, "bg": 184}
LONG_WORD = 6  # letters: a longer one counts in LIX
LONG_SENTENCE = 25  # words; GOV.UK's style guide splits longer ones
ENOUGH = 30  # words: of less nothing is said about ease
EASY, MEDIUM, HARD = "easy", "medium", "hard"
_BOUNDS = {"en": (40, 50), "bg": (15, 20)}  # of LIX; of words in a sentence
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,\u00a0]\d+)*")
# A full stop after a short form, a number or an initial ends no sentence.
_SHORT_FORM = re.compile(
    r"(?:^|[\s(„“\u00a0])(?:г|гр|ул|бул|пл|лв|ч|т|напр|проф|д-р|инж|св|чл|ал|стр|хил|млн|млрд|кв|вж|т\.\s?н|и др"
    r"|e\.g|i\.e|etc|St|Mr|Mrs|Ms|Dr|Prof|No|[А-ЯA-Z])\.$"
)
_END = re.compile(r"[.!?…]+[“”»\")]*(?=\s+[„“\"(«]?[А-ЯA-Z\d])")


@dataclass(frozen=True)
class Reading:
    """Of the paragraphs (list of str) of a text in "bg" or "en"."""

    paragraphs: tuple
    language: str

    @cached_property
    def sentences(self):
        """[(text, number of words)], headings and labels of up to three words left out."""
        found = []
        for paragraph in self.paragraphs:
            for sentence in split_sentences(paragraph):
                count = len(_WORD.findall(sentence))
                if count > 3:
                    found.append((sentence, count))
        return found

    @cached_property
    def _words(self):
        return [word for text in self.paragraphs for word in _WORD.findall(text)]

    @property
    def words(self):
        return len(self._words)

    @property
    def minutes(self):
        """Whole minutes, at least 1; 0 for nothing."""
        return math.ceil(self.words / WORDS_PER_MINUTE.get(self.language, WORDS_PER_MINUTE["bg"]))

    @property
    def words_in_sentence(self):
        """Average, or 0."""
        if not self.sentences:
            return 0
        return sum(count for _text, count in self.sentences) / len(self.sentences)

    @property
    def long_sentences(self):
        """Share of sentences of more than LONG_SENTENCE words, 0 to 1."""
        if not self.sentences:
            return 0
        return sum(count > LONG_SENTENCE for _t, count in self.sentences) / len(self.sentences)

    @property
    def long_words(self):
        """Share of words of more than LONG_WORD letters, 0 to 1."""
        return sum(len(word) > LONG_WORD for word in self._words) / self.words if self.words else 0

    @property
    def lix(self):
        return self.words_in_sentence + 100 * self.long_words

    @property
    def ease(self):
        """EASY, MEDIUM, HARD, or "" when there is too little text or no measure for the language."""
        if self.words < ENOUGH or not self.sentences or self.language not in _BOUNDS:
            return ""
        easy, medium = _BOUNDS[self.language]
        figure = self.lix if self.language == "en" else self.words_in_sentence
        if figure <= easy:
            return EASY
        return MEDIUM if figure <= medium else HARD

    def longest(self, number=3):
        """The longest sentences of more than LONG_SENTENCE words, [(text, number of words)]."""
        long = [one for one in self.sentences if one[1] > LONG_SENTENCE]
        return sorted(long, key=lambda one: one[1], reverse=True)[:number]


def split_sentences(paragraph):
    found, begin = [], 0
    for match in _END.finditer(paragraph):
        sentence = paragraph[begin : match.end()]
        if not _SHORT_FORM.search(sentence):
            found.append(sentence.strip())
            begin = match.end()
    rest = paragraph[begin:].strip()
    return [*found, rest] if rest else found
