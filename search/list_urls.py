from django.urls import path

from search import list_views

urlpatterns = [
    path("a-z/", list_views.a_to_z, name="lists_az"),
    path("countries/", list_views.by_country, name="lists_countries"),
    path("years/", list_views.by_year, name="lists_years"),
]
