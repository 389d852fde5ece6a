from django.urls import path

from news.feeds import EventFeed, NewsFeed

urlpatterns = [
    path("news/", NewsFeed(), name="news_feed"),
    path("events/", EventFeed(), name="events_feed"),
]
