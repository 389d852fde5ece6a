"""The house's style of writing as help: what an editor may wish to change in a text, and how easily it reads."""
