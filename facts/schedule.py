"""When a page is published and taken down: what the dialog of the editor does with times that are refused."""

FIELDS = ("go_live_at", "expire_at")


def settle_refused(form):
    """One message for one mistake, and a dialog that, closed by its cross, has the former times again.

    Upstream's goes back to what the form was opened with, which after a refusal is what was refused.
    """
    errors = form.errors
    if not errors.keys() & set(FIELDS):
        return
    if len(errors.get("expire_at", ())) > 1:
        # It lies in the past, and therefore before the beginning too.
        errors.pop("go_live_at", None)
        del errors["expire_at"].data[:-1]
    for name in set(FIELDS) & form.fields.keys():
        field = form.fields[name]
        kept = field.widget.format_value(
            field.prepare_value(form.get_initial_for_field(field, name))
        )
        field.widget.attrs["data-w-action-value-param"] = kept or ""
