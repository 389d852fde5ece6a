"""The engine's lists, without the titles of what a user may not see."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.views.snippets_api import SnippetViewSet

from translation.permissions import may_choose_records


def overview(request):
    return redirect("workspace:overview")


class SnippetTitles(SnippetViewSet):
    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        model = get_snippet_model_from_url_params(kwargs["app_label"], kwargs["model_name"])
        if not may_choose_records(request.user, model):
            raise PermissionDenied
