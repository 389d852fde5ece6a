"""The section pages: built from the records below them."""

from django.utils.translation import gettext_lazy as _

from home.models import BodyPage


class TwinCityIndexPage(BodyPage):
    template = "pages/twinning/twin_city_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["twinning.TwinCityPage"]

    class Meta:
        verbose_name = _("list of twin towns")

    def get_context(self, request, *args, **kwargs):
        from twinning.index_contexts import towns

        return super().get_context(request, *args, **kwargs) | towns(self, request)


class ExchangeIndexPage(BodyPage):
    template = "pages/twinning/exchange_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["twinning.ExchangePage"]

    class Meta:
        verbose_name = _("list of exchanges")

    def get_context(self, request, *args, **kwargs):
        from twinning.index_contexts import exchanges

        return super().get_context(request, *args, **kwargs) | exchanges(self, request)


class AgreementIndexPage(BodyPage):
    template = "pages/twinning/agreement_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["twinning.AgreementPage"]

    class Meta:
        verbose_name = _("list of agreements")

    def get_context(self, request, *args, **kwargs):
        from twinning.index_contexts import agreements

        return super().get_context(request, *args, **kwargs) | agreements(self, request)

    def serve(self, request, *args, **kwargs):
        if request.GET.get("format") == "csv":
            from twinning.index_contexts import agreements_csv

            return agreements_csv(self, request)
        return super().serve(request, *args, **kwargs)


class MembershipIndexPage(BodyPage):
    template = "pages/twinning/membership_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["twinning.MembershipPage"]

    class Meta:
        verbose_name = _("list of memberships")

    def get_context(self, request, *args, **kwargs):
        from twinning.index_contexts import memberships

        return super().get_context(request, *args, **kwargs) | memberships(self, request)
