"""The kind of a relation, as the search knows it."""

from django.utils.translation import override


class KindIsSearched:
    """For TwinCityPage: who asks for twin towns wants those that are, first."""

    @property
    def relation_kind_text(self):
        """„побратимен град“ in the language of the page's words."""
        with override(self.content_language):
            return str(self.get_relation_kind_display())
