"""Rows of a page in the admin, of which nothing is chosen beforehand."""

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel

from facts.forms import ask


class AskingFormSet(BaseChildFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        # A row of a draft has no primary key either, but its choice was made.
        ask(form, self.model.asked, is_new=index is None or index >= self.initial_form_count())


class AskingInlinePanel(InlinePanel):
    """The rows' model names in `asked` the choices that nothing preselects."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = AskingFormSet
        return options
