"""Run inside the site's own process: which pages to measure, their queries, the editors' side.

Prints JSON: {"pages": [{name, url, queries_cold, queries_warm}], "editing": [{name, queries, ms, bytes}],
"translating": [{name, queries, ms, stock_queries, stock_ms}]}.
"""

import json
import time
from urllib.parse import quote

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402
from wagtail_localize.models import Translation, TranslationSource  # noqa: E402

from bench import memory, translating, translations  # noqa: E402
from home.models import StandardPage  # noqa: E402
from pobratim.generate.site import SECTIONS  # noqa: E402


def client():
    return Client(headers={"host": "localhost", "x-forwarded-proto": "https"})


def counted(action):
    """(result, number of queries, milliseconds of processor time)."""
    with CaptureQueriesContext(connection) as captured:
        started = time.process_time()
        result = action()
        spent = time.process_time() - started
    return result, len(captured), round(1000 * spent, 1)


def addresses():
    """{name: address}: the section and the richest record of every kind, and what is no page."""
    found = {"home": "/bg/", "home (en)": "/en/"}
    for kind, (index, _maker) in SECTIONS.items():
        page = index.objects.filter(locale__language_code="bg").first()
        record = Page.objects.child_of(page).live().filter(slug__startswith="generated").last()
        found[f"{kind}: list"] = page.get_url()
        if record:
            found[f"{kind}: one"] = record.specific.get_url()
            alias = record.get_translations().first()
            if alias and kind in ("towns", "projects"):
                found[f"{kind}: one (en)"] = alias.specific.get_url()
    page = StandardPage.objects.live().filter(locale__language_code="bg").first()
    if page:
        found["standard page"] = page.get_url()
    return found | {
        "search": "/bg/search/?q=" + quote("община"),
        "not found": "/bg/no-such-page/",
        "sitemap": "/sitemap.xml",
    }


def page_queries(url):
    reader = client()
    reader.get(url)
    cache.clear()
    _response, cold, _ms = counted(lambda: reader.get(url))
    _response, warm, _ms = counted(lambda: reader.get(url))
    return {"queries_cold": cold, "queries_warm": warm}


def editing():
    """What an editor and a translator wait for, on generated records; nothing is kept."""
    user = get_user_model().objects.create_superuser("bench", "bench@municipality.invalid", "bench")
    editor = client()
    editor.force_login(user)
    rows = []
    for kind, (index, _maker) in SECTIONS.items():
        parent = index.objects.filter(locale__language_code="bg").first()
        page = Page.objects.child_of(parent).filter(slug__startswith="generated").last()
        if page is None or kind not in ("towns", "projects", "exchanges", "albums"):
            continue
        rows.append(opened(editor, f"open the editor: {kind}", f"/admin/pages/{page.pk}/edit/"))
        rows.append(timed(f"publish: {kind}", lambda page=page: publish(page.specific)))
        rows.append(
            timed(f"submit for translation: {kind}", lambda page=page: submit(page.specific))
        )
    rows.append(opened(editor, "page explorer: towns", f"/admin/pages/{section('towns').pk}/"))
    rows.append(opened(editor, "picture library", "/admin/images/"))
    with transaction.atomic():
        rows += translations.rows(counted, opened, editor)
        transaction.set_rollback(True)
    return rows + memory.rows()


def section(kind):
    return SECTIONS[kind][0].objects.filter(locale__language_code="bg").first()


def publish(page):
    page.save_revision().publish()


def submit(page):
    source, _created = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    Translation.objects.get_or_create(source=source, target_locale=english)


def timed(name, action):
    with transaction.atomic():
        _result, number, spent = counted(action)
        transaction.set_rollback(True)
    return {"name": name, "queries": number, "ms": spent, "bytes": None}


def opened(editor, name, url):
    editor.get(url)
    response, number, spent = counted(lambda: editor.get(url))
    if response.status_code != 200:
        name += f" (answers {response.status_code})"
    return {"name": name, "queries": number, "ms": spent, "bytes": len(response.content)}


def main():
    pages = [{"name": name, "url": url} | page_queries(url) for name, url in addresses().items()]
    print(json.dumps({"pages": pages, "editing": editing(), "translating": translating.rows()}))


if __name__ == "__main__":
    main()
