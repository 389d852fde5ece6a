"""What opening pages for translators costs, beside the translation engine's own way on the same pages.

Called by bench.inside in the site's process; nothing is kept.
"""

import time
from unittest import mock

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from home.models import HomePage, StandardPage
from translation import extraction, refresh, work
from translation.jobs import runner
from translation.jobs.branches import start_below

TEXTS = 300
TREE = 200
TREE_TEXTS = 22
# The engine needs minutes for the whole tree; its cost for each page is the same.
STOCK_TREE = 10


def rows():
    """[{name, queries, ms of processor time, stock_queries, stock_ms}]"""
    return [undone(measure) for measure in (one_page, one_change, tree)]


def undone(measure):
    with transaction.atomic():
        row = measure()
        transaction.set_rollback(True)
    return row


def counted(action):
    """(number of queries, milliseconds of processor time). Django's own list of queries ends at 9,000."""
    count = 0

    def wrapper(execute, sql, params, many, context):
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        started = time.process_time()
        action()
        return count, 1000 * (time.process_time() - started)


def english():
    return Locale.objects.get(language_code="en")


def page_below(parent, number, texts):
    page = StandardPage(title=f"Страница {number}", slug=f"bench-{number}")
    page.body = [("paragraph", f"<p>Текст {number}, {index}.</p>") for index in range(texts - 1)]
    parent.add_child(instance=page)
    return page


def home():
    return HomePage.objects.filter(locale__language_code="bg").first()


def stock():
    """The engine as it is installed."""
    return mock.patch.object(TranslationSource, "refresh_segments", extraction.stock)


def compared(name, ours, theirs, ours_for=1, theirs_for=1):
    """`theirs` is done first and undone; the figures are for one of `…_for` pages."""
    with transaction.atomic(), stock():
        stock_queries, stock_ms = counted(theirs)
        transaction.set_rollback(True)
    queries, ms = counted(ours)
    return {
        "name": name,
        "queries": round(queries / ours_for),
        "ms": ms / ours_for,
        "stock_queries": round(stock_queries / theirs_for),
        "stock_ms": stock_ms / theirs_for,
    }


def one_page():
    page = page_below(home(), "one", TEXTS)
    return compared(
        f"open a page of {TEXTS} texts",
        lambda: work.start(page, [english()]),
        lambda: translate_object(page, [english()]),
    )


def one_change():
    page = page_below(home(), "one", TEXTS)
    source = work.start(page, [english()])[0].source
    page.title = "Другото заглавие"
    page.save()
    return compared(
        f"one of {TEXTS} texts has changed",
        lambda: refresh.refresh(page),
        source.update_from_db,
    )


def tree():
    top = page_below(home(), "top", TREE_TEXTS)
    pages = [page_below(top, number, TREE_TEXTS) for number in range(TREE)]
    user = get_user_model().objects.create_superuser("bench-tree", "x@municipality.invalid", "x")
    start_below(StandardPage.objects.get(pk=top.pk), [english()], user)

    def theirs():
        for page in pages[:STOCK_TREE]:
            translate_object(page, [english()])

    return compared(
        f"each page of a tree of {TREE}",
        runner.run_waiting,
        theirs,
        ours_for=TREE,
        theirs_for=STOCK_TREE,
    )
