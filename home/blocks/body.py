"""The one family of blocks that every body is written with."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from facts.typed_addresses import NO_ADDRESS
from home.blocks.anchors import give_anchors
from home.blocks.figure import FigureBlock
from home.blocks.foreign_text import ForeignTextBlock
from home.blocks.table import TranslatableTableBlock

# Sections that make a page long: it begins with its contents and ends with a way back to them.
LONG = 4
INLINE = ["bold", "italic", "link", "document-link"]
# Read by the system check: every other block must hold words that the engine can extract.
LANGUAGE_NEUTRAL = (
    blocks.ChoiceBlock, blocks.BooleanBlock, blocks.URLBlock, blocks.ChooserBlock,
    blocks.IntegerBlock, blocks.DateBlock,
)  # fmt: skip


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/body/heading.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/body/quote.html"


class CallOutBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "components/body/call_out.html"


class DocumentItemBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(
        label=_("Name on this page"),
        required=False,
        max_length=200,
        help_text=_(
            "Empty: the document's own title. Type, size and language are added by themselves."
        ),
    )


class DocumentListBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentItemBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "components/body/document_list.html"


class AlbumBlock(blocks.StructBlock):
    album = blocks.PageChooserBlock(label=_("Album"), page_type="media.AlbumPage")

    class Meta:
        icon = "image"
        label = _("Album")
        template = "components/body/album.html"


class VideoBlock(blocks.StructBlock):
    """A link to a video elsewhere: nothing is loaded from there before the reader follows it."""

    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    transcript = blocks.RichTextBlock(
        label=_("What is said and shown"), required=False, features=["bold", "italic", "ul", "ol"]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Wagtail's block takes no messages, and one of our own would stand in the migrations.
        self.child_blocks["url"].field.error_messages["invalid"] = NO_ADDRESS

    class Meta:
        icon = "media"
        label = _("Video")
        template = "components/body/video.html"


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Text"),
        features=[*INLINE, "ol", "ul"],
        template="components/body/paragraph.html",
        icon="pilcrow",
    )
    image = FigureBlock()
    quote = QuoteBlock()
    table = TranslatableTableBlock(label=_("Table"))
    documents = DocumentListBlock()
    album = AlbumBlock()
    foreign_text = ForeignTextBlock()
    video = VideoBlock()
    call_out = CallOutBlock()

    def render_basic(self, value, context=None):
        # Imported here: the blocks are part of the models that it asks.
        from home.blocks.ready import make_ready

        sections = give_anchors(value)
        make_ready(value)
        body = super().render_basic(value, context)
        if len(sections) < LONG:
            return body
        before = render_to_string("components/contents/contents.html", {"headings": sections})
        return before + body + render_to_string("components/contents/to_top.html")
