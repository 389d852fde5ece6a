"""Numbers written in words or Roman numerals: they may answer a number in figures in the other language."""

import re

# Beginnings of words; what follows them is an ending („двама“, „първото“).
_BULGARIAN = {
    1: "един|една|едно|първ|веднъж|еднократ",
    2: "дв[аеуо]|втор|двад",
    3: "три|трет|тро",
    4: "четири|четвърт|четвор",
    5: "пет",
    6: "шест",
    7: "седем|седм",
    8: "осем|осм",
    9: "девет",
    10: "десет",
    11: "единадесет|единайс",
    12: "дванадесет|дванайс|дузина",
    20: "двадесет|двайс",
    100: "сто",
    1000: "хиляд",
}
_ENGLISH = {
    1: "one|once|first|single",
    2: "two|twice|second|both|twin|double",
    3: "three|third|triple|tripartite",
    4: "four",
    5: "five|fifth",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine|ninth",
    10: "ten",
    11: "eleven",
    12: "twelve|twelfth|dozen",
    20: "twenty|twentieth",
    100: "hundred|centenary",
    1000: "thousand",
}
_WORDS = {"bg": _BULGARIAN, "en": _ENGLISH}
_PATTERNS = {
    language: re.compile(
        r"(?<!\w)(?:"
        + "|".join(f"(?P<n{value}>(?:{words})\\w*)" for value, words in reversed(table.items()))
        + ")",
        re.IGNORECASE,
    )
    for language, table in _WORDS.items()
}
_ROMAN = re.compile(r"(?<!\w)[IVXLCХІ]+(?!\w)")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}
# Up to here a number is likely to be written as a word in languages whose words are not known here.
LIKELY_A_WORD = 12


def numbers_in(text, language):
    """The values, as figures.py writes its readings."""
    found = {str(_roman(word)) for word in _ROMAN.findall(text)}
    pattern = _PATTERNS.get(language)
    if pattern is not None:
        found |= {match.lastgroup[1:] for match in pattern.finditer(text)}
    return found


def knows(language):
    return language in _PATTERNS


def _roman(word):
    values = [_ROMAN_VALUES[letter] for letter in word] + [0]
    return sum(
        -value if value < following else value
        for value, following in zip(values, values[1:], strict=False)
    )
