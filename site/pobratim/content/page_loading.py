"""Loads pages: first every page gets its place, then its content, because pages point at each other."""

import datetime
from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from facts.transliteration import slugify
from pobratim.content import engine, site_tree
from pobratim.content.build import set_body
from pobratim.content.markup import Markup
from pobratim.content.page_types import type_name
from pobratim.content.records import Ref


class PageLoader:
    def __init__(self, loading):
        self.loading, self.content = loading, loading.content
        self.later = []

    @property
    def site(self):
        return site_tree.default_site()

    # --- Places in the tree ------------------------------------------------------------------------

    def prepare(self):
        """Gives every page its primary key; new ones stay hidden until they are filled."""
        keys = {record.translation_key: record for record in self.content.pages}
        rows = Page.objects.filter(locale=self.loading.source, translation_key__in=keys)
        found = {row.translation_key: row for row in rows.specific()}
        self.existing = {}
        for record in self.content.pages:
            page = found.get(record.translation_key)
            if page is None and record.ref.key == "/":
                page = site_tree.home_of_site()
            if page is not None and type(page) is not record.model:
                message = _(
                    "The site has this page as another kind (%(kind)s); that cannot be changed."
                )
                names = {"kind": type_name(type(page))}
                self.loading.mistakes.add(*record.place.at("type"), "type", message % names)
            self.existing[record.ref] = page
        self.loading.mistakes.raise_any()
        for record in self.content.pages:
            page = self.existing[record.ref] or self.create(record)
            if page is not None:
                self.loading.pks[record.ref] = page.pk
            self.loading.mistakes.raise_any()

    def create(self, record):
        """The page in every language, hidden and without most of its content."""
        parent = record.extra["parent"]
        page = self.skeleton(record, self.loading.source)
        page.slug = record.extra["slug"] or self.slug_from(record, page.title, page.locale)
        page.first_published_at = moment(record.extra["published"])
        with self.loading.blaming(record.place):
            above = Page.objects.get(pk=self.loading.pks[parent.ref]) if parent else root()
            above.add_child(instance=page)
            if parent is None:
                site_tree.set_root(page)
            for language, locale in self.loading.targets.items():
                self.create_target(record, page, locale, record.words.get(language))
            return page

    def skeleton(self, record, locale):
        page = record.model(
            locale=locale,
            translation_key=record.translation_key,
            title=record.values["title"],
            live=False,
        )
        self.loading.builder.set_fields(page, at_once(record.values))
        return page

    def create_target(self, record, source, locale, words):
        """The page in another language: ready for its words, or standing in for the source."""
        if Page.objects.filter(translation_key=source.translation_key, locale=locale).exists():
            return
        if words is None:
            engine.target_of(source, locale)
            return
        with self.loading.blaming(words.place):
            page = self.skeleton(record, locale)
            page.title = words.values["title"]
            page.slug = words.slug or self.slug_from(record, page.title, locale)
            page.first_published_at = source.first_published_at
            parent = record.extra["parent"]
            key = parent.translation_key if parent else None
            above = Page.objects.get(translation_key=key, locale=locale) if parent else root()
            above.add_child(instance=page)

    def slug_from(self, record, title, locale):
        """Front pages stand side by side; no address shows their slugs."""
        return slugify(title) if record.extra["parent"] else locale.language_code

    # --- Content -----------------------------------------------------------------------------------

    def fill(self):
        for record in self.content.pages:
            existing = self.existing[record.ref]
            if not self.loading.is_unchanged(record, existing.pk if existing else None):
                self.write(record)
        self.loading.mistakes.raise_any()

    def write(self, record):
        loading = self.loading
        with loading.blaming(record.place):
            page = record.model.objects.get(pk=loading.pks[record.ref])
            self.set_content(page, record, record.values)
            if record.extra["slug"]:
                page.slug = record.extra["slug"]
            page.first_published_at = moment(record.extra["published"]) or page.first_published_at
            if not page.live:
                # The rows of lists get their primary keys before they go into the revision.
                page.save()
            self.publish(page, record)
            self.translate(page, record)
            if record.extra["later"]:
                self.later.append(record)
            loading.done(record, page.pk)

    def set_content(self, page, record, values):
        self.loading.builder.set_fields(page, values)
        self.loading.builder.set_children(page, record, self.loading.source)
        if record.blocks is not None and isinstance(
            type(page)._meta.get_field("body"), StreamField
        ):
            set_body(page, self.loading.builder.body(record, record.blocks))

    def publish(self, page, record):
        page.full_clean()
        revision = page.save_revision(clean=False)
        if not record.extra["draft"]:
            revision.publish()
        page.refresh_from_db()

    def translate(self, page, record):
        slugs = {
            language: self.slug(record, page, words, self.loading.targets[language])
            for language, words in record.words.items()
        }
        self.loading.translate(record, page, slugs, publish=not record.extra["draft"])

    def slug(self, record, page, words, locale):
        """The address in another language: what the file says, what the page has, or from the title."""
        rows = Page.objects.filter(translation_key=page.translation_key, locale=locale)
        kept = rows.filter(alias_of__isnull=True).values_list("slug", flat=True).first()
        return words.slug or kept or self.slug_from(record, words.values["title"], locale)

    # --- Afterwards --------------------------------------------------------------------------------

    def finish(self):
        """The newer texts of pages whose translation is to fall behind, and the order of sisters."""
        for record in self.later:
            with self.loading.blaming(record.place):
                page = record.model.objects.get(pk=self.loading.pks[record.ref])
                self.set_content(page, record, record.values | record.extra["later"])
                page.save_revision().publish()
        self.put_in_order()

    def put_in_order(self):
        sisters = defaultdict(list)
        for record in self.content.pages:
            if record.extra["parent"]:
                sisters[record.extra["parent"].ref].append(record)
        rows = Page.objects.filter(
            translation_key__in=[r.translation_key for r in self.content.pages]
        )
        by_place = {(row.translation_key, row.locale_id): row for row in rows}
        for records in sisters.values():
            for locale in self.loading.locales:
                keys = [(record.translation_key, locale.pk) for record in records]
                site_tree.put_in_order([by_place[key] for key in keys if key in by_place])


def root():
    return Page.objects.filter(depth=1).first()


def at_once(values):
    """What can be set while the other pages have no primary keys yet."""
    return {
        name: value
        for name, value in values.items()
        if not isinstance(value, Markup) and not (isinstance(value, Ref) and value.kind == "pages")
    }


def moment(date):
    """The day of publication as a point in time; None for none."""
    return timezone.make_aware(datetime.datetime.combine(date, datetime.time(12))) if date else None
