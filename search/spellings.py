"""Names that are one and the same, as a source of synonyms: Омол and Åmål, СЕКОП and CECOP."""

from django.core.cache import cache

from search.letters import fold, words
from search.synonyms import Synonym, register

# Names change seldom, and what saves one calls forget().
SECONDS = 600


class Spellings:
    """Registers a source of synonyms. `read()` gives lists of names (texts), each of one thing."""

    def __init__(self, key, read):
        self.key, self.read = f"spellings-{key}", read
        register(self.synonyms)

    def groups(self):
        """[{name as a tuple of folded words: name as written}] of the things with more than one name, cached."""
        found = cache.get(self.key)
        if found is None:
            found = [group for group in map(_by_words, self.read()) if len(group) > 1]
            cache.set(self.key, found, SECONDS)
        return found

    def synonyms(self, query):
        """The other names of what a query (folded words) names."""
        for group in self.groups():
            for name in group:
                for start in range(len(query) - len(name) + 1):
                    if query[start : start + len(name)] == name:
                        yield Synonym(start, start + len(name), tuple(group.values()))

    def forget(self, **kwargs):
        """A receiver of signals, too."""
        cache.delete(self.key)


def _by_words(names):
    group = {}
    for name in names:
        folded = tuple(fold(word) for word in words(name))
        if folded:
            group.setdefault(folded, name.strip())
    return group
