"""The title that the form takes from a file's name leaves with the file when that is refused."""

import os


class TitleOfFileMixin:
    """For forms with `title` and `file`.

    The admin's script fills an empty title from the chosen file and leaves a filled one alone: the name
    of the refused file would stay on the next one.
    """

    def full_clean(self):
        super().full_clean()
        file = self.files.get(self.add_prefix("file"))
        if file is None or "file" not in self._errors:
            return
        name = self.add_prefix("title")
        typed = (self.data.get(name) or "").strip()
        if typed in (file.name, os.path.splitext(file.name)[0]):
            self.data = self.data.copy()
            self.data[name] = ""
