"""Signs of writing that each language has its own of."""

from django.utils.translation import get_language

# The double marks of each language, outer first (CLDR, delimiters). Others than these get no warning.
QUOTES = {
    "bg": ["„“"],
    "bs": ["„”"],
    "cs": ["„“"],
    "da": ["“”", "»«"],
    "de": ["„“", "»«"],
    "el": ["«»", "“”"],
    "en": ["“”"],
    "es": ["«»", "“”"],
    "et": ["„“"],
    "fi": ["””", "»»"],
    "fr": ["«»", "“”"],
    "ga": ["“”"],
    "hr": ["„”", "»«"],
    "hu": ["„”", "»«"],
    "is": ["„“"],
    "it": ["«»", "“”"],
    "lt": ["„“"],
    "lv": ["“”", "„”", "«»"],
    "mk": ["„“"],
    "mt": ["“”"],
    "nb": ["«»"],
    "nl": ["“”", "„”"],
    "no": ["«»"],
    "pl": ["„”", "«»"],
    "pt": ["«»", "“”"],
    "ro": ["„”", "«»"],
    "ru": ["«»", "„“"],
    "sk": ["„“", "»«"],
    "sl": ["„“", "»«"],
    "sq": ["“”", "„“", "«»"],
    "sr": ["„”", "„“"],
    "sv": ["””", "»»"],
    "tr": ["“”"],
    "uk": ["«»", "„“"],
}


def quoted(text):
    """The text in the quotation marks of the active language."""
    code = (get_language() or "bg").split("-")[0]
    opening, closing = QUOTES.get(code, QUOTES["en"])[0]
    return f"{opening}{text}{closing}"
