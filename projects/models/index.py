from django.utils.translation import gettext_lazy as _

from home.models import BodyPage


class ProjectIndexPage(BodyPage):
    template = "pages/projects/project_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.ProjectPage"]

    class Meta:
        verbose_name = _("list of projects")

    def get_context(self, request, *args, **kwargs):
        from projects.index_context import projects

        return super().get_context(request, *args, **kwargs) | projects(self, request)

    def serve(self, request, *args, **kwargs):
        from projects import export

        formats = {"csv": export.as_csv, "json": export.as_json}
        answer = formats.get(request.GET.get("format"))
        return answer(self, request) if answer else super().serve(request, *args, **kwargs)
