from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.record_lists import RecordViewSet
from projects.models import FundingStatement, Programme


class ProgrammeViewSet(RecordViewSet):
    model = Programme
    icon = "folder-inverse"
    list_display = ["name", Column("period", label=_("Period")), "fund"]


class FundingStatementViewSet(RecordViewSet):
    model = FundingStatement
    icon = "openquote"
    list_display = ["statement", "code"]


class FundingGroup(SnippetViewSetGroup):
    menu_label = _("Programmes")
    menu_icon = "folder-inverse"
    menu_order = 310
    items = (ProgrammeViewSet, FundingStatementViewSet)


register_snippet(FundingGroup)
