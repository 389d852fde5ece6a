"""What this app adds to the admin."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail import hooks

from facts.formats import format_date
from twinning.exchange_rules import days_after
from twinning.models import ExchangePage


@hooks.register("after_publish_page")
def ask_for_the_end(request, page):
    """The programme goes on after all that is said of when the exchange was: it may have lasted so long."""
    days = days_after(page) if isinstance(page, ExchangePage) else []
    if days:
        text = gettext(
            "The programme has a day after the beginning: %(day)s. Give the exchange's end."
        )
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        link = format_html('<a href="{}#id_end">{}</a>', url, text % {"day": format_date(days[-1])})
        messages.warning(request, link)
