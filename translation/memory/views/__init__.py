"""The screens of the memory and the glossary."""
