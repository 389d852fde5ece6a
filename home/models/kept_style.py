"""Places of texts that an editor left as they are, against the house's style."""

import re

from django.db import models

_KEY = re.compile(r"[0-9a-f]{32}")


class KeptStyle(models.Model):
    """`key` stands for a rule and the words around (home/house_style/suggestion.py), on whatever page."""

    key = models.CharField(max_length=32, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.key

    @classmethod
    def known(cls, keys):
        """The keys among these that are kept; one query."""
        return set(cls.objects.filter(key__in=list(keys)).values_list("key", flat=True))

    @staticmethod
    def is_key(text):
        return bool(_KEY.fullmatch(text))
