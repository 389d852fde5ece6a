"""The search on PostgreSQL: one tsquery and one rank for all the terms of a query."""

from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from modelsearch.backends.database.postgres.postgres import (
    ObjectIndexer,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.backends.database.postgres.query import Lexeme

from search.backend import Words, with_words
from search.entries import EntriesOfWords, RebuildsWords


def lexemes(query):
    """The groups of `Words` as one expression."""
    groups = [
        reduce(or_, [reduce(and_, [_any(terms) for terms in way]) for way in group])
        for group in query.groups
    ]
    asked = reduce(or_ if query.operator == "or" else and_, groups)
    return reduce(or_, [asked, *map(Lexeme, query.names)])


def _any(terms):
    return reduce(or_, [Lexeme(term.rstrip("*"), prefix=term.endswith("*")) for term in terms])


class WordsCompiler:
    """Mixin: reads `Words`; whatever else is asked is upstream's."""

    def build_tsquery_content(self, query, config=None, invert=False):
        if not isinstance(query, Words):
            return super().build_tsquery_content(query, config, invert)
        return SearchQuery(lexemes(query), search_type="raw", config=config, invert=invert)

    def build_tsrank(self, vector, query, config=None, boost=1.0):
        if not isinstance(query, Words):
            return super().build_tsrank(vector, query, config, boost)
        rank = self._rank(vector, self.build_tsquery(query, config=config))
        if len(query.groups) > 1 and query.names:
            # Each word of a name may stand more often elsewhere: the name as a whole counts by itself.
            names = SearchQuery(
                reduce(or_, map(Lexeme, query.names)), search_type="raw", config=config
            )
            rank += self._rank(vector, names)
        return rank

    def _rank(self, vector, tsquery):
        return SearchRank(vector, tsquery, weights=self.sql_weights)

    def get_search_vectors(self, search_query):
        # The columns of a record hold words, not terms: a narrower choice of fields is answered from the index.
        if not isinstance(self.query, Words):
            return super().get_search_vectors(search_query)
        vectors = self.get_index_vectors(search_query)
        return vectors[:1] if self.fields == ["title"] else vectors


class SearchCompiler(WordsCompiler, PostgresSearchQueryCompiler):
    pass


class AutocompleteCompiler(WordsCompiler, PostgresAutocompleteQueryCompiler):
    def _rank(self, vector, tsquery):
        # What bears the word in its title stands above what mentions it.
        return super()._rank(vector, tsquery) + super()._rank(F("index_entries__title"), tsquery)


class Index(EntriesOfWords, PostgresIndex):
    indexer_class = ObjectIndexer


class Rebuilder(RebuildsWords, PostgresSearchAtomicRebuilder):
    pass


class Backend(with_words(PostgresSearchBackend)):
    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    atomic_rebuilder_class = Rebuilder
