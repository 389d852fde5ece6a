"""The search backend of the site: Wagtail's for the database, with Bulgarian and English words.

The setting `WAGTAILSEARCH_BACKENDS` names this module.
"""

from django.db import connection
from modelsearch.query import And, Or, Phrase, PlainText


class Words(PlainText):
    """A query of groups (see `search.query`), which both databases answer as one expression.

    `names`: terms of whole names; a page that bears one is found, and stands above the others.
    """

    def __init__(self, text, groups, operator="and", names=()):
        super().__init__(text, operator)
        self.groups, self.names = groups, names


def with_words(base):
    """A subclass of a Wagtail backend that reads a text as Bulgarian or English words."""
    from modelsearch.backends.base import EmptySearchResults

    from search.query import begun, names_looked_for, parsed

    class Backend(base):
        def search(self, query, model_or_queryset, **options):
            text = text_of(query)
            if text is not None:
                operator = _operator(query, options)
                query = Words(text, parsed(text), operator, names_looked_for(text))
            return self._asked(super().search, query, model_or_queryset, options)

        def autocomplete(self, query, model_or_queryset, **options):
            text = text_of(query)
            if text is not None:
                query = Words(text, begun(text), _operator(query, options))
            return self._asked(super().autocomplete, query, model_or_queryset, options)

        def _asked(self, ask, query, model_or_queryset, options):
            if isinstance(query, Words) and not query.groups:
                return EmptySearchResults()
            return ask(query, model_or_queryset, **options)

    return Backend


def text_of(query):
    """What was typed, of a text or of what the admin makes of it; None for a query that is no text."""
    if isinstance(query, str):
        return query
    if isinstance(query, PlainText | Phrase):
        return query.query_string
    if isinstance(query, And | Or):
        texts = [text_of(part) for part in query.subqueries]
        return None if None in texts else " ".join(texts)
    return None


def _operator(query, options):
    """ "or" where any word will do, else "and"."""
    asked = options.pop("operator", None) or getattr(query, "operator", None)
    return "or" if isinstance(query, Or) or str(asked).lower() == "or" else "and"


def SearchBackend(params):
    """The backend for the site's database; named as Wagtail looks for it."""
    if connection.vendor == "postgresql":
        from search.on_postgresql import Backend
    else:
        from search.on_sqlite import Backend
    return Backend(params)
