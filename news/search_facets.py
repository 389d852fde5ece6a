"""What the search knows of news and events."""

from news.models import EventPage, NewsPage
from search import facets

facets.register_kind(NewsPage, "news")
facets.register_kind(EventPage)
