"""Who may do what with the pictures of the library."""

from media.models import Image


def image_policy():
    """Wagtail's permission policy for pictures."""
    try:
        from wagtail.permissions import policy_registry
    except ImportError:  # Wagtail 7.4
        from wagtail.images.permissions import permission_policy

        return permission_policy
    return policy_registry.get_by_type(Image)
