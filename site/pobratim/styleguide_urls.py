from django.urls import path

from pobratim.styleguide import styleguide

urlpatterns = [
    path("", styleguide, name="styleguide"),
    path("<slug:component>/", styleguide, name="styleguide_component"),
]
