"""The engine's addresses, taken over: ours are asked first (wagtail_hooks.py)."""

from django.urls import path

from translation.views import editing, looking, starting

# Engine addresses that are harmless as they are.
ALLOWED = {"javascript_catalog"}

_ONE = "translate/<int:translation_id>/"
_SNIPPET = "<slug:app_label>/<slug:model_name>/"

urlpatterns = [
    path(
        "submit/page/<int:page_id>/",
        starting.StartPageView.as_view(),
        name="submit_page_translation",
    ),
    path(
        f"submit/snippet/{_SNIPPET}<str:pk>/",
        starting.StartSnippetView.as_view(),
        name="submit_snippet_translation",
    ),
    path(
        "update/<int:translation_source_id>/",
        starting.UpdateView.as_view(),
        name="update_translations",
    ),
    path(
        f"{_ONE}strings/<int:string_segment_id>/edit/",
        editing.closed,
        name="edit_string_translation",
    ),
    path(
        f"{_ONE}overrides/<int:overridable_segment_id>/edit/",
        editing.closed,
        name="edit_override",
    ),
    path(f"{_ONE}pofile/download/", editing.download_po, name="download_pofile"),
    path(f"{_ONE}pofile/upload/", editing.upload_po, name="upload_pofile"),
    path(f"{_ONE}machine_translate/", editing.machine_translate, name="machine_translate"),
    path(f"{_ONE}preview/", editing.preview, name="preview_translation"),
    path(f"{_ONE}preview/<str:mode>/", editing.preview, name="preview_translation"),
    path(f"{_ONE}disable/", editing.stop, name="stop_translation"),
    path(
        "page/<int:page_id>/convert_to_alias/",
        editing.convert_to_stand_in,
        name="convert_to_alias",
    ),
    # The overview took the place of the engine's report.
    path("reports/translations/", looking.overview, name="translations_report"),
    path("reports/translations/results/", looking.overview, name="translations_report_results"),
    path(
        f"api/snippets/{_SNIPPET}",
        looking.SnippetTitles.as_view({"get": "list"}),
        name="snippets_api_listing",
    ),
    path(
        f"api/snippets/{_SNIPPET}<str:pk>/",
        looking.SnippetTitles.as_view({"get": "retrieve"}),
        name="snippets_api_detail",
    ),
]
