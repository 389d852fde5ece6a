"""The search on SQLite: one FTS5 expression, ranked by BM25 with the title above the text."""

from modelsearch.backends.database.sqlite.sqlite import (
    ObjectIndexer,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchAtomicRebuilder,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.utils import get_descendants_content_types_pks

from search.backend import Words, with_words
from search.entries import EntriesOfWords, RebuildsWords

ENTRIES = SQLiteFTSIndexEntry._meta.get_field("index_entry").related_model._meta.db_table
TERMS = SQLiteFTSIndexEntry._meta.db_table
# Of the columns autocomplete, body and title, in the order of the table (Wagtail's migration 0006).
RANK = f"bm25({TERMS}, 1.0, 1.0, 6.0)"


def expression(query):
    """The groups of `Words` in the language of FTS5. Terms hold letters and digits only."""
    groups = [
        _joined(" OR ", [_joined(" AND ", [_any(terms) for terms in way]) for way in group])
        for group in query.groups
    ]
    asked = _joined(f" {query.operator.upper()} ", groups)
    return _joined(" OR ", [asked, *(f'"{name}"' for name in query.names)])


def _joined(operator, parts):
    return f"({operator.join(parts)})" if len(parts) > 1 else parts[0]


def _any(terms):
    return _joined(
        " OR ", [f'"{term.rstrip("*")}"{"*" if term.endswith("*") else ""}' for term in terms]
    )


def _with(queryset, **sql):
    """Django has no other way to join a table without a relation. Only names of our own and parameters."""
    return queryset.extra(**sql)


class WordsCompiler:
    """Mixin: reads `Words`; whatever else is asked is upstream's.

    Upstream asks the index anew for the rank of every record found; here the index is joined once.
    """

    def search(self, config, start, stop, score_field=None):
        if not isinstance(self.query, Words):
            return super().search(config, start, stop, score_field)
        queryset = self._joined_to_index()
        if self.order_by_relevance:
            queryset = _with(queryset, select={"_rank": RANK}, order_by=["_rank", "-pk"])
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        if score_field is not None:
            queryset = _with(queryset, select={score_field: RANK})
        return queryset[start:stop]

    def _joined_to_index(self):
        model = self.queryset.model
        types = get_descendants_content_types_pks(model)
        # The key of the table that the queryset reads: a page type's is its parent's.
        key = f'"{model._meta.db_table}"."{model._meta.pk.column}"'
        return _with(
            self.queryset,
            tables=[TERMS, ENTRIES],
            where=[
                f"{TERMS} MATCH %s",
                f"{ENTRIES}.id = {TERMS}.rowid",
                f"{ENTRIES}.object_id = {key}",
                f"{ENTRIES}.content_type_id IN ({', '.join(['%s'] * len(types))})",
            ],
            params=[f"{{{' '.join(self._columns())}}} : {expression(self.query)}", *types],
        )

    def _columns(self):
        asked = [name for name in self.fields or [] if name in self.FTS_TABLE_FIELDS]
        return asked if asked and len(asked) == len(self.fields) else self.FTS_TABLE_FIELDS


class SearchCompiler(WordsCompiler, SQLiteSearchQueryCompiler):
    pass


class AutocompleteCompiler(WordsCompiler, SQLiteAutocompleteQueryCompiler):
    def _columns(self):
        # With its weight: what bears the word in its title stands above what mentions it.
        return [*super()._columns(), "title"]


class Index(EntriesOfWords, SQLiteIndex):
    indexer_class = ObjectIndexer


class Rebuilder(RebuildsWords, SQLiteSearchAtomicRebuilder):
    pass


class Backend(with_words(SQLiteSearchBackend)):
    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    atomic_rebuilder_class = Rebuilder
