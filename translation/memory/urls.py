"""Translation memory and glossary: addresses below /admin/translation/memory/, reversed as "workspace:name"."""

from django.urls import path

from translation.memory.views import glossary, glossary_files, search

urlpatterns = [
    path("", search.search, name="memory"),
    path("export/", search.export, name="memory_export"),
    path("take-in/", search.take_in, name="memory_take_in"),
    path("<int:pk>/forget/", search.forget, name="memory_forget"),
    path("glossary/", glossary.listing, name="glossary"),
    path("glossary/add/", glossary.add, name="glossary_add"),
    path("glossary/take-in/", glossary_files.take_in, name="glossary_take_in"),
    path("glossary/export.csv", glossary_files.export, {"kind": "csv"}, name="glossary_csv"),
    path("glossary/export.tbx", glossary_files.export, {"kind": "tbx"}, name="glossary_tbx"),
    path("glossary/<int:pk>/", glossary.edit, name="glossary_edit"),
    path("glossary/<int:pk>/approve/", glossary.approve, name="glossary_approve"),
    path("glossary/<int:pk>/delete/", glossary.delete, name="glossary_delete"),
]
