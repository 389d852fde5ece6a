"""Translation memory and glossary.

Other parts call these functions; each is explained where it is defined. They are imported when called: this
package is loaded with the apps, before the models.
"""


def matches(text, source_locale, target_locale, *, limit=5, minimum=70, user=None, segment=None):
    """What was translated before: see translation/memory/matching.py."""
    from translation.memory import matching

    return matching.matches(
        text, source_locale, target_locale, limit=limit, minimum=minimum, user=user, segment=segment
    )


def terms_in(text, source_locale, target_locale):
    """The glossary's terms in a source text: see translation/memory/terms.py."""
    from translation.memory import terms

    return terms.terms_in(text, source_locale, target_locale)


def glossary_findings(source, target, source_locale, target_locale):
    """What a translation does not keep of the glossary: see translation/memory/terms.py."""
    from translation.memory import terms

    return terms.glossary_findings(source, target, source_locale, target_locale)


def glossary_for(source_locale, target_locale):
    """The glossary of a pair of languages, for asking about many texts: see translation/memory/terms.py."""
    from translation.memory import terms

    return terms.glossary_for(source_locale, target_locale)


def fill_exact(translation, user=None):
    """Fills what was translated before, elsewhere, in one way only: see translation/memory/filling.py."""
    from translation.memory import filling

    return filling.fill_exact(translation, user)
