"""Records that pages share, in the language of a page's words."""

from functools import wraps

from django.utils.translation import get_language, override

from facts.relations import localized_map
from facts.sorting import sort_key


def in_content_language(builder):
    """Decorator of `builder(page, …)`: texts come in the language of the page's words.

    An untranslated page is wholly in its source's language, labels included.
    """

    @wraps(builder)
    def wrapped(page, *args, **kwargs):
        with override(page.content_language):
            return builder(page, *args, **kwargs)

    return wrapped


def localized(model, pks, page):
    """{source pk: snippet} in the language of the page's words, or in the source's; one query."""
    return localized_map(model, pks, page.content_locale)


def localized_one(model, pk, page):
    return localized(model, [pk], page).get(pk)


def lang_of(snippet):
    """Language code of a snippet's words when they stand out from the text around, else ""."""
    code = snippet.locale.language_code
    return "" if code == get_language() else code


def named(terms):
    """[{name, lang}] of terms, in the order of their list."""
    return [
        {"name": term.name, "lang": lang_of(term)}
        for term in sorted(terms, key=lambda term: (term.position, sort_key(term.name)))
    ]
