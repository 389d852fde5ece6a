"""A random walk over what editors and translators do, and what must hold after every step.

Seeded: the same seed does the same. Words are numbered, so that each can be looked for.
"""

import json
import uuid
from random import Random

from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from facts.publication import PublicationBlocked
from home.models import StandardPage
from tests import helpers_translation as make
from tests.site.test_language import CYRILLIC, foreign_words
from translation import refresh, texts, work
from translation.models import MinorEdit, TextRevision
from translation.models.texts import HELD_BACK, Origin, State
from translation.texts import Entry

MOST_PAGES = 9
# Each step and how often it is taken.
STEPS = {
    "add": 4,
    "edit": 14,
    "draft": 4,
    "minor": 5,
    "publish_source": 4,
    "unpublish": 3,
    "move": 5,
    "copy": 3,
    "delete": 2,
    "delete_translation": 1,
    "begin": 8,
    "type": 16,
    "finish": 10,
    "import_file": 6,
    "overtype": 4,
    "sync": 4,
    "publish": 14,
    "stop": 1,
}


class Walk:
    """`capture` is django_capture_on_commit_callbacks: what follows a commit is done at each step."""

    def __init__(self, seed, capture):
        self.random = Random(seed)
        self.capture = capture
        self.log = [f"seed {seed}"]
        self.number = 0
        self.said = set()
        # Words that a person or machine left unfinished; they are never public.
        self.unfinished = set()
        self.home = make.home_page()
        self.english = make.locale("en")
        self.client = Client()
        self.published = 0
        # {pk: content} of the pages that were looked at.
        self.seen = {}

    # --- Materials

    def text(self):
        self.number += 1
        return f"Текст {self.number} за {self.random.choice(['моста', 'реката', 'града'])}."

    def words(self):
        self.number += 1
        return f"Words {self.number} about it"

    def pages(self):
        return list(StandardPage.objects.filter(locale__language_code="bg").order_by("pk"))

    def a_page(self):
        return self.random.choice(self.pages() or [self.add()])

    def a_translation(self):
        found = Translation.objects.filter(
            enabled=True, source__object_id__in=[page.translation_key for page in self.pages()]
        )
        return self.random.choice(list(found.order_by("pk")) or [None]) or self.begin()

    def segments(self, translation):
        rows = StringSegment.objects.filter(source=translation.source)
        return list(rows.select_related("string", "context").order_by("order", "pk"))

    # --- Steps of editors

    def step(self):
        name = self.random.choices(list(STEPS), STEPS.values())[0]
        self.log.append(name)
        with self.capture(execute=True):
            touched = getattr(self, name)()
        return touched

    def add(self):
        if StandardPage.objects.filter(locale__language_code="bg").count() >= MOST_PAGES:
            return None
        parent = self.random.choice([self.home, *self.pages()])
        body = [self.text() for _paragraph in range(self.random.randint(1, 3))]
        return make.standard_page(
            Page.objects.get(pk=parent.pk).specific,
            title=self.text(),
            slug=f"p{self.number}",
            body=body,
        )

    def changed(self, page):
        """Other words, another order, a paragraph that is another block now, or none."""
        blocks = [dict(block) for block in page.body.raw_data]
        for _change in range(self.random.randint(1, 2)):
            change = self.random.choice(["word", "word", "new", "order", "place", "gone", "title"])
            if change == "title":
                page.title = self.text()
            elif change == "new" or not blocks:
                inner = "".join(f"<p>{self.text()}</p>" for _n in range(self.random.randint(1, 2)))
                position = self.random.randint(0, len(blocks))
                blocks.insert(position, {"type": "paragraph", "value": inner, "id": self.key()})
            else:
                self.change_block(blocks, self.random.randrange(len(blocks)), change)
        page.body = page.body.stream_block.to_python(blocks)
        return page

    def change_block(self, blocks, index, change):
        if change == "order":
            blocks.append(blocks.pop(index))
        elif change == "place":
            blocks[index]["id"] = self.key()
        elif change == "gone":
            del blocks[index]
        else:
            inner = blocks[index]["value"]
            words = inner.split(" ")
            words[-1] = f"{self.random.choice(['стар', 'нов'])} {words[-1]}"
            blocks[index]["value"] = " ".join(words)

    def key(self):
        return str(uuid.UUID(int=self.random.getrandbits(128)))

    def edit(self):
        page = self.changed(self.a_page())
        page.save_revision().publish()
        return page

    def draft(self):
        page = self.changed(self.a_page())
        page.save_revision()
        return page

    def minor(self):
        page = self.changed(self.a_page())
        revision = page.save_revision()
        MinorEdit.objects.create(revision=revision)
        revision.publish()
        return page

    def publish_source(self):
        page = self.a_page()
        page.get_latest_revision().publish()
        return page

    def unpublish(self):
        page = self.a_page()
        page.unpublish()
        return page

    def move(self):
        page = Page.objects.get(pk=self.a_page().pk)
        places = [
            place
            for place in [self.home, *self.pages()]
            if not Page.objects.get(pk=place.pk).path.startswith(page.path)
        ]
        target = Page.objects.get(pk=self.random.choice(places).pk)
        page.move(target, pos="last-child")
        # As the explorer's "reorder" does.
        page = Page.objects.get(pk=page.pk)
        if self.random.random() < 0.5:
            beside = self.random.choice(list(page.get_siblings()))
            page.move(beside, pos=self.random.choice(["left", "right"]))
        return page

    def copy(self):
        pages = self.pages()
        page = Page.objects.get(pk=self.a_page().pk)
        recursive = len(pages) + page.get_descendants().count() < MOST_PAGES
        if len(pages) >= MOST_PAGES:
            return None
        self.number += 1
        action = CopyPageAction(
            page.specific,
            to=Page.objects.get(pk=self.home.pk),
            recursive=recursive,
            update_attrs={"slug": f"p{self.number}"},
            copy_revisions=self.random.random() < 0.5,
        )
        return action.execute(skip_permission_checks=True)

    def delete(self):
        StandardPage.objects.get(pk=self.a_page().pk).delete()

    # --- Steps of translators

    def begin(self):
        return work.start(self.a_page(), [self.english])[0]

    def keep(self, translation, entries, origin=Origin.TYPED, checked=False):
        for entry in entries:
            self.said.add(entry.data)
            (self.unfinished.add if entry.state in HELD_BACK else self.unfinished.discard)(
                entry.data
            )
        if not checked:
            texts.save_many(translation, entries, origin=origin)
            return
        for entry in entries:
            version = texts.version_of(texts.find(translation, entry.segment))
            texts.save(translation, entry, expected=version)

    def type(self):
        translation = self.a_translation()
        segments = self.segments(translation)
        chosen = self.random.sample(segments, min(len(segments), self.random.randint(1, 2)))
        entries = [
            Entry(segment, self.words(), self.random.choice(list(State))) for segment in chosen
        ]
        self.keep(translation, entries, checked=True)
        return translation

    def finish(self):
        """Everything that waits is translated."""
        translation = self.a_translation()
        waiting = work.missing(translation).select_related("string", "context")
        self.keep(translation, [Entry(segment, self.words()) for segment in waiting])
        return translation

    def import_file(self):
        translation = self.a_translation()
        entries = [
            Entry(segment, self.words(), self.random.choice([State.DRAFT, State.TRANSLATED]))
            for segment in self.segments(translation)
            if self.random.random() < 0.5
        ]
        self.keep(translation, entries, Origin.FILE)
        return translation

    def overtype(self):
        """The engine's own way, as a script might."""
        rows = StringTranslation.objects.filter(locale=self.english).order_by("pk")
        if row := self.random.choice(list(rows) or [None]):
            row.data, row.has_error = self.words(), False
            self.said.add(row.data)
            row.save()
            if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
                self.unfinished.add(row.data)

    def sync(self):
        page = self.a_page()
        refresh.refresh(page)
        return page

    def publish(self):
        translation = self.a_translation()
        if self.random.random() < 0.6:
            waiting = work.missing(translation).select_related("string", "context")
            self.keep(translation, [Entry(segment, self.words()) for segment in waiting])
        try:
            work.publish(translation)
        except PublicationBlocked:
            return translation
        self.published += 1
        return translation

    def stop(self):
        translation = self.a_translation()
        work.stop(translation)
        return translation

    def delete_translation(self):
        rows = StandardPage.objects.filter(locale=self.english, alias_of__isnull=True)
        if (row := rows.order_by("pk").first()) and not row.get_children().exists():
            row.delete()

    # --- What must hold

    def check(self, everything=False):
        """Raises AssertionError; its text is the end of the walk."""
        try:
            self.check_words()
            self.check_tree()
            self.check_pages(everything)
        except AssertionError as wrong:
            raise AssertionError(f"{wrong}\n{json.dumps(self.log[-40:])}") from wrong

    def site(self):
        """Without Wagtail's welcome page."""
        return Page.objects.filter(depth__gt=1).not_exact_type(Page)

    def check_words(self):
        kept = set(TextRevision.objects.values_list("data", flat=True))
        kept |= set(StringTranslation.objects.values_list("data", flat=True))
        assert self.said <= kept, f"lost: {sorted(self.said - kept)[:5]}"

    def check_tree(self):
        """Every page has its row in English, in the same place."""
        rows = {page.translation_key: page for page in self.site().filter(locale=self.english)}
        pages = {page.path: page for page in self.site().filter(locale=self.home.locale)}
        keys_by_path = {page.path: key for key, page in rows.items()}
        for path, page in pages.items():
            row = rows.get(page.translation_key)
            assert row, f"no English row: {page}"
            if page.depth > 2:
                assert keys_by_path[row.path[:-4]] == pages[path[:-4]].translation_key, (
                    f"elsewhere in English: {page}"
                )
            assert page.live or not row.live, f"ahead of its original: {page}"

    def check_pages(self, everything):
        """Looks at the public pages whose row was written since, or at all of them."""
        pages = self.site().live().specific().order_by("pk")
        now = {page.pk: (page.to_json(), page) for page in pages}
        for pk, (content, page) in now.items():
            if everything or content != self.seen.get(pk):
                self.check_page(page)
        self.seen = {pk: content for pk, (content, _page) in now.items()}

    def check_page(self, page):
        response = self.client.get(page.url)
        assert response.status_code == 200, f"{response.status_code}: {page.url}"
        soup = BeautifulSoup(response.content, "html.parser")
        code = page.locale.language_code
        assert soup.html["lang"] == code, page.url
        if code != "en":
            return
        # The name of a site without settings.
        brand = f"> {settings.WAGTAIL_SITE_NAME}"
        found = [line for line in foreign_words(soup, "en", CYRILLIC) if not line.endswith(brand)]
        if page.alias_of_id:
            found = [line for line in found if not line.startswith(("<title", "<meta"))]
        assert not found, f"{page.url}: {found[:3]}"
        public = soup.get_text()
        leaked = [words for words in self.unfinished if words in public]
        assert not leaked, f"{page.url}: unfinished {leaked[:3]}"
