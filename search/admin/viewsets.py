"""The screens of synonyms and recommended pages."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from search.models import Promotion, SynonymGroup

LONGEST = 100


class PrefilledCreateView(CreateView):
    """Takes the language and the words from the address: the report's buttons bring them."""

    prefilled = ""  # the field that the words go to

    def get_initial_form_instance(self):
        instance = super().get_initial_form_instance() or self.model()
        asked = self.request.GET
        code = asked.get("language")
        instance.language = code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        setattr(instance, self.prefilled, asked.get("words", "").replace("\0", "")[:LONGEST])
        return instance


class AddSynonyms(PrefilledCreateView):
    prefilled = "entries"


class AddPromotion(PrefilledCreateView):
    prefilled = "phrases"


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "resubmit"
    menu_label = _("Synonyms")
    add_view_class = AddSynonyms
    list_display = ["__str__", Column("get_language_display", label=_("Language"))]
    list_filter = ["language"]
    copy_view_enabled = False
    # Few rows: no index of their own.
    search_fields = ["entries"]
    search_backend_name = None


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Recommended pages")
    add_view_class = AddPromotion
    list_display = ["__str__", "page", Column("get_language_display", label=_("Language"))]
    list_filter = ["language"]
    copy_view_enabled = False
    search_fields = ["phrases", "description"]
    search_backend_name = None


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search of the site")
    menu_icon = "search"
    menu_order = 320
    items = (SynonymViewSet, PromotionViewSet)
