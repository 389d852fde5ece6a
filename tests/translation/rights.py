"""Which part in the translation every address of the workspace and of the engine takes.

An address without a rule fails test_access_matrix.py: whoever adds one says here who may use it.
"""

from dataclasses import dataclass

from django.urls import get_resolver
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from translation import flow, roles, texts

ON = "on"  # the part in the translation that the address names
SOMEWHERE = "somewhere"  # such a part anywhere
ANYONE = "anyone"  # everybody in the admin; it shows what is the person's own
NOBODY = "nobody"
RIGHT = "right"  # a right of Django's
OWN = "own"  # what the person made themselves
KIND = "kind"  # a right to the kind of record, or a part in the translation of records
OUTSIDE = "outside"  # not of the admin: it has a secret of its own


@dataclass(frozen=True)
class Rule:
    """`pk` names what an argument `pk` is; `data` and `query` are sent along, callables of the Target.

    `locks`: a lock on the row holds. `chooses`: the language is chosen on the screen, so that it opens for
    people with a part in another one. `says`: people who may do so much (ANYONE: all) are told so and led
    back, which is no refusal by itself. `prepare` is called with the Target before anybody asks. `editors`:
    those of the original may too. Without `records` or `pages` the address is not about such.
    """

    scope: str
    action: str = roles.SEE
    pk: str = "translation"
    data: object = None
    query: object = None
    methods: tuple = ("get", "post")
    records: bool = True
    pages: bool = True
    locks: bool = False
    chooses: bool = False
    says: str = ""
    prepare: object = None
    editors: bool = False


def on(action, **more):
    return Rule(ON, action, **more)


def somewhere(action, **more):
    return Rule(SOMEWHERE, action, **more)


def _english(target):
    return {"locales": [make.locale("en").pk], "next": "/admin/account/"}


def _one(target):
    return {"translation": target.translation.pk}


def _next(target):
    return {"next": "/admin/account/"}


def _form(target):
    """The editor's plain form with other words for the first text."""
    segment = StringSegment.objects.filter(source=target.translation.source).first()
    version = texts.version_of(texts.find(target.translation, segment))
    return {f"t{segment.pk}": "Other words", "versions": f"{segment.pk}:{version}", "do": "done"}


def _submit(target):
    flow.submit(target.translation, target.manager)


def _seen(target):
    return {"fingerprint": flow.fingerprint(target.translation)}


def _task(target):
    return {
        "locales": [make.locale("en").pk],
        "assignee": target.manager.pk,
        "kind": "update",
        "priority": "40",
        "note": "Soon, please.",
    }


def _rows(target):
    token = f"{target.translation.source.object_id.hex}:{make.locale('en').pk}"
    return {"action": "start", "row": [token], "confirmed": "1", "next": "/admin/account/"}


SEE, TRANSLATE, REVIEW, PUBLISH, MANAGE = (
    roles.SEE,
    roles.TRANSLATE,
    roles.REVIEW,
    roles.PUBLISH,
    roles.MANAGE,
)
FILE = {"format": "xliff12", "texts": "all", "parcel": "together"}
TEXT = {"do": "done", "value": "Other words", "version": "1"}

RULES = {
    # The engine's.
    "translation:submit_page_translation": on(
        TRANSLATE, data=_english, records=False, locks=True, chooses=True
    ),
    "translation:submit_snippet_translation": on(
        TRANSLATE, pk="row", data=_english, pages=False, chooses=True
    ),
    "translation:update_translations": on(
        TRANSLATE, data=lambda target: {"publish_translations": "on"}, locks=True
    ),
    # The engine's own editor is not used: it saves over what stands there.
    "translation:edit_string_translation": Rule(NOBODY, methods=("get", "put", "delete")),
    "translation:edit_override": Rule(NOBODY, methods=("get", "put", "delete")),
    "translation:download_pofile": on(SEE),
    "translation:upload_pofile": on(TRANSLATE, data=_next, locks=True),
    # The engine's own machine is never set up: the address answers nobody.
    "translation:machine_translate": Rule(NOBODY),
    "translation:preview_translation": on(SEE, records=False),
    "translation:stop_translation": on(MANAGE, data=_next, locks=True),
    "translation:convert_to_alias": on(MANAGE, pk="translated", records=False, locks=True),
    "translation:translations_report": Rule(ANYONE),
    "translation:translations_report_results": Rule(ANYONE),
    "translation:snippets_api_listing": Rule(KIND),
    "translation:snippets_api_detail": Rule(KIND, pk="row"),
    "wagtaillocales:add": Rule(RIGHT),
    "wagtaillocales:delete": Rule(RIGHT, pk="locale"),
    "wagtaillocales:edit": Rule(RIGHT, pk="locale"),
    "wagtaillocales:index": Rule(RIGHT),
    "wagtaillocales:index_results": Rule(RIGHT),
    "translation_roles:add": Rule(RIGHT),
    "translation_roles:copy": Rule(RIGHT, pk="role"),
    "translation_roles:delete": Rule(RIGHT, pk="role"),
    "translation_roles:edit": Rule(RIGHT, pk="role"),
    "translation_roles:history": Rule(RIGHT, pk="role"),
    "translation_roles:history_results": Rule(RIGHT, pk="role"),
    "translation_roles:index": Rule(RIGHT),
    "translation_roles:index_results": Rule(RIGHT),
    "translation_roles:usage": Rule(RIGHT, pk="role"),
    # The editor.
    "workspace:edit": on(SEE, data=_form, locks=True),
    "workspace:edit_facts": on(SEE, data=_form, locks=True),
    "workspace:edit_preview": on(SEE, methods=("get",), records=False),
    "workspace:edit_publish": on(PUBLISH, locks=True),
    "workspace:edit_save": on(TRANSLATE, data=lambda target: TEXT, locks=True),
    "workspace:edit_text": on(SEE),
    "workspace:edit_submit": on(TRANSLATE, locks=True),
    "workspace:edit_take_back": on(TRANSLATE, prepare=_submit),
    "workspace:edit_approve": on(REVIEW, prepare=_submit, data=_seen, says=SEE, locks=True),
    "workspace:edit_return": on(
        REVIEW, prepare=_submit, data=lambda target: {"comment": "Once more."}, says=SEE
    ),
    "workspace:edit_here": on(SEE),
    "workspace:edit_leave": on(SEE),
    "workspace:edit_choice": on(
        TRANSLATE,
        data=lambda target: {"own": "https://example.com/"},
        records=False,
        locks=True,
    ),
    "workspace:edit_comment": on(SEE, data=lambda target: {"body": "A remark."}),
    "workspace:edit_resolve": on(SEE),
    # Tasks, and publication together with the original: the editors of the original begin that too.
    "workspace:flow_assign": on(MANAGE, data=_task),
    "workspace:flow_assign_page": on(MANAGE, pk="row", data=_task, records=False, chooses=True),
    "workspace:flow_assign_record": on(MANAGE, pk="row", data=_task, pages=False, chooses=True),
    "workspace:flow_take": on(TRANSLATE),
    "workspace:flow_together_page": on(
        MANAGE, pk="row", data=_english, records=False, chooses=True, editors=True
    ),
    "workspace:flow_together_record": on(
        MANAGE, pk="row", data=_english, pages=False, chooses=True, editors=True
    ),
    # The overview: everybody sees what is theirs.
    "workspace:overview": Rule(ANYONE),
    "workspace:matrix": Rule(ANYONE),
    "workspace:coverage": Rule(ANYONE),
    "workspace:object": Rule(ANYONE),
    "workspace:bulk": on(TRANSLATE, methods=("post",), data=_rows, says=ANYONE),
    # Notices.
    "workspace:notices": Rule(ANYONE),
    "workspace:notices_mark": Rule(ANYONE),
    "workspace:notice": Rule(OWN, pk="notice"),
    # Jobs.
    "workspace:jobs": Rule(ANYONE),
    "workspace:job": Rule(OWN, pk="job"),
    "workspace:advance_job": Rule(OWN, pk="job"),
    "workspace:cancel_job": Rule(OWN, pk="job"),
    # Machine translation.
    "workspace:machine_requests": somewhere(SEE),
    "workspace:machine_translate": on(TRANSLATE, locks=True),
    # Memory and glossary.
    "machine_translation_answer": Rule(OUTSIDE),
    "workspace:memory": somewhere(SEE, query=lambda target: {"q": "ред"}),
    "workspace:memory_export": somewhere(MANAGE),
    "workspace:memory_take_in": somewhere(MANAGE),
    "workspace:memory_forget": somewhere(MANAGE, pk="memory"),
    "workspace:glossary": somewhere(SEE),
    "workspace:glossary_add": somewhere(TRANSLATE),
    "workspace:glossary_take_in": somewhere(MANAGE),
    "workspace:glossary_csv": somewhere(SEE),
    "workspace:glossary_tbx": somewhere(SEE),
    "workspace:glossary_edit": somewhere(MANAGE, pk="concept"),
    "workspace:glossary_approve": somewhere(MANAGE, pk="concept"),
    "workspace:glossary_delete": somewhere(MANAGE, pk="concept"),
    # Checks.
    "workspace:checks": on(SEE),
    "workspace:findings": on(SEE),
    "workspace:dismiss_finding": on(TRANSLATE, data=lambda target: {"code": "same"}, locks=True),
    "workspace:restore_finding": on(TRANSLATE, data=lambda target: {"code": "same"}, locks=True),
    # Files for agencies.
    "workspace:export": on(SEE, query=_one, data=lambda target: FILE),
    "workspace:import_file": on(TRANSLATE, query=_one),
    "workspace:import_report": Rule(OWN, pk="import"),
    "workspace:discard_import": Rule(OWN, pk="import"),
}


# Ours stands before another's and has no name of its own.
SHADOWS = {
    "admin/locales/delete/<int:pk>/": "wagtaillocales:delete",
    "admin/locales/new/": "wagtaillocales:add",
}


def addresses():
    """{name: route} of every address whose view is ours in translation/, or the engine's.

    Where two stand at the same place, the first is the one that answers.
    """
    names = {}
    for route, name in _walk(get_resolver(), "", ()):
        names.setdefault(route, name)
    return {name: route for route, name in names.items()}


def _walk(resolver, before, namespaces):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern, route, namespaces + inner)
        elif _is_ours(pattern.callback) or "translation_roles" in namespaces:
            yield route, SHADOWS.get(route) or ":".join([*namespaces, pattern.name or route])


def _is_ours(view):
    view = getattr(view, "view_class", view)
    return view.__module__.split(".")[0] in ("translation", "wagtail_localize")
