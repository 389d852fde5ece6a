"""The contexts of the pages of this app, by page type."""

from news.event_context import calendar_events, event_context, event_index_context
from news.news_context import news_context, news_index_context

__all__ = [
    "calendar_events",
    "event_context",
    "event_index_context",
    "news_context",
    "news_index_context",
]
