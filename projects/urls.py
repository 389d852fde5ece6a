from django.urls import path

from projects.feeds import ProjectFeed

urlpatterns = [path("projects/", ProjectFeed(), name="projects_feed")]
