"""The engine's lists, without the titles of what a user may not see."""

from django.core.exceptions import PermissionDenied
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet

from translation.permissions import has_right, visible_translations


class ReportView(TranslationsReportView):
    def get_queryset(self):
        visible = visible_translations(self.request.user)
        return super().get_queryset().filter(pk__in=visible.values("pk")).order_by("pk")


class SnippetTitles(SnippetViewSet):
    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        model = get_snippet_model_from_url_params(kwargs["app_label"], kwargs["model_name"])
        if not any(has_right(request.user, action, model) for action in ("view", "change")):
            raise PermissionDenied
