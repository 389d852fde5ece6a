"""The municipality's accent colours as a style sheet of two custom properties."""

from home.models import MunicipalitySettings


def css(site):
    """Empty when no colour is set; the design's own accent then stands."""
    facts = MunicipalitySettings.for_site(site) if site else None
    light, dark = (facts.accent_light, facts.accent_dark) if facts else ("", "")
    if not light and not dark:
        return ""
    if light and dark:
        value = f"light-dark({light}, {dark})"
    else:
        # One colour given: the other theme keeps the design's own.
        own = {"light": "#0a4a66", "dark": "#8ccbe6"}
        value = f"light-dark({light or own['light']}, {dark or own['dark']})"
    return f":root {{ --accent: {value}; }}\n"
