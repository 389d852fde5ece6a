from search.models.promotion import Promotion
from search.models.search_count import SearchCount
from search.models.synonyms import SynonymGroup
from search.models.word import Word

__all__ = ["Promotion", "SearchCount", "SynonymGroup", "Word"]
