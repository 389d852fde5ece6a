from media.models.albums import AlbumPage, AlbumPhoto, AlbumRecord, GalleryIndexPage
from media.models.documents import DocumentFile, DocumentText
from media.models.images import Image, Rendition

__all__ = [
    "AlbumPage",
    "AlbumPhoto",
    "AlbumRecord",
    "DocumentFile",
    "DocumentText",
    "GalleryIndexPage",
    "Image",
    "Rendition",
]
