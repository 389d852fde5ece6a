"""Where a picture is used, albums included: in the place of upstream's views, which do not know of albums."""

from wagtail.images.views.images import DeleteView, UsageView


class ImageUsageView(UsageView):
    def get_queryset(self):
        return self.object.get_usage()


class ImageDeleteView(DeleteView):
    def get_usage(self):
        return self.object.get_usage()
