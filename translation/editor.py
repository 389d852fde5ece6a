"""The engine's editor shows every text, also of fields that have no panel in the page's own form.

It leaves those out (an album's photographs have a screen of their own), and what is not shown cannot be
translated. Until our own editor replaces it, the engine's helper is told a place for them: at the end of
the first tab.
"""

from wagtail_localize.views import edit_translation

LAST = 10_000


class CompleteTabHelper(edit_translation.TabHelper):
    def get_field_tab(self, field_name):
        try:
            return super().get_field_tab(field_name)
        except KeyError:
            return self.tabs[0]

    def get_field_order(self, field_name):
        return self.field_ordering_mapping.get(field_name, LAST)


def install():
    edit_translation.TabHelper = CompleteTabHelper
