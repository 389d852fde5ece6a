from news.models.event import EventIndexPage, EventOrganiser, EventPage, EventRecord
from news.models.news import NewsIndexPage, NewsPage, NewsRecord

__all__ = [
    "EventIndexPage",
    "EventOrganiser",
    "EventPage",
    "EventRecord",
    "NewsIndexPage",
    "NewsPage",
    "NewsRecord",
]
