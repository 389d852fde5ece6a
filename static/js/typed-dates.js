// Wagtail's picker replaces what it cannot read with the present moment as soon as the field is left.
// Here the text stays as it was typed: the server reads more ways of writing, and says what it cannot read.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
