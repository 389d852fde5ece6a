from django.urls import path

from translation.machine.callback import answer

urlpatterns = [
    path("<uuid:reference>/<str:secret>/", answer, name="machine_translation_answer"),
]
