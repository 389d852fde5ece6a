"""Checks of translated texts.

Other parts call these functions; each is explained where it is defined. They are imported when called: this
package is loaded with the apps, before the models.
"""


def run(source, target, *, locale, limit=None, terms=()):
    """[Finding] for one text and its translation, without the database: see translation/quality/checking.py."""
    from translation.quality import checking

    return checking.run(source, target, locale=locale, limit=limit, terms=terms)


def findings_of(translation):
    """{segment pk: [Finding]} of a Translation, dismissed warnings left out: see translation/quality/stored.py."""
    from translation.quality import stored

    return stored.findings_of(translation)
