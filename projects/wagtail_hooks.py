from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from projects.models import FundingStatement, Programme


class ProgrammeViewSet(SnippetViewSet):
    model = Programme
    icon = "folder-inverse"
    list_display = ["name", "period", "fund"]


class FundingStatementViewSet(SnippetViewSet):
    model = FundingStatement
    icon = "openquote"
    list_display = ["statement", "code"]


class FundingGroup(SnippetViewSetGroup):
    menu_label = _("Programmes")
    menu_icon = "folder-inverse"
    menu_order = 310
    items = (ProgrammeViewSet, FundingStatementViewSet)


register_snippet(FundingGroup)
