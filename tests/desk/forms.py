"""Forms of the admin filled in as a browser would: what the page shows, and what was typed over it."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.media_admin.helpers import form_data


def edit_form(client, url):
    """(the page's HTML, what the edit form would send if nothing were typed)."""
    content = client.get(url).content
    html = BeautifulSoup(content, "html.parser")
    form = BeautifulSoup(content, "html.parser").select_one("form#page-edit-form")
    for template in form.select("template"):
        template.decompose()
    data = form_data(html, form)
    # The browser's script draws the body.
    return html, {"body-count": ["0"]} | data


def add_url(model, parent):
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )


def send(client, url, language="bg", **typed):
    """Answer to the form at `url` with `typed` in its fields; names with `__` for a dash."""
    _html, data = edit_form(client, url)
    data |= {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(url, data, headers={"accept-language": language})


def errors(response):
    """{field: text of its messages} of an answer that shows the form again."""
    return {name: " ".join(messages) for name, messages in response.context["form"].errors.items()}


def draft(model, title):
    """The latest draft of the Bulgarian page with this title."""
    page = model.objects.get(title=title, locale__language_code="bg")
    return page.get_latest_revision_as_object()


def row(relation, **typed):
    """What the form sends of one row."""
    fields = {f"{relation}__0__{name}": value for name, value in typed.items()}
    return {f"{relation}__TOTAL_FORMS": "1", f"{relation}__0__ORDER": "1", **fields}


def row_errors(answer, relation):
    (found,) = answer.context["form"].formsets[relation].errors
    return {name: " ".join(messages) for name, messages in found.items()}
