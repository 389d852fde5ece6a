"""The screens of the overview."""
