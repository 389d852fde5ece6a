// The form of a page that is locked is for reading: what were typed into it could not be saved.
// Texts can be selected and copied; tabs, what unfolds, the preview and the buttons below stay as they are.
const form = document.querySelector("body.content-locked form[data-edit-form]");
const WRITTEN = new Set(["text", "url", "email", "number", "tel", "search", "textarea"]);
const CHOSEN = "select, [type=checkbox], [type=radio]";
const LEFT = ".footer, [data-panel-toggle], a[href]:not([role=button])";
const MOVING = new Set(["Tab", "Shift", "F6", "Escape"]);
const REFUSED = new Set(["beforeinput", "cut", "paste", "drop"]);
const HELD = [
  ...REFUSED, "keydown", "keypress", "mousedown", "mouseup", "pointerdown", "touchstart", "click", "focus", "focusin",
];

// No field is disabled: the preview would miss it.
const close = (field) => {
  if (field.closest(LEFT)) return;
  if (field.hasAttribute("contenteditable")) {
    field.contentEditable = "false";
    field.tabIndex = 0;
    field.ariaReadOnly = "true";
  } else if (WRITTEN.has(field.type)) field.readOnly = true;
  else if (field.matches(CHOSEN)) field.ariaDisabled = "true";
  else if (field.type !== "hidden") field.disabled = true;
};

const closeWithin = (part) => part.querySelectorAll("input, textarea, select, button, [contenteditable=true]").forEach(close);

// Neither the browser nor a script of the field gets what would change it.
const hold = (event) => {
  const { target, type, key, ctrlKey, metaKey } = event;
  if (!(target instanceof Element) || !form.contains(target) || target.closest(LEFT)) return;
  const field = target.closest(`${CHOSEN}, input, textarea, .Draftail-Editor, [contenteditable]`);
  if (!field) return;
  event.stopImmediatePropagation();
  const leads = type === "keydown" && (MOVING.has(key) || ctrlKey || metaKey);
  if (REFUSED.has(type) || (field.matches(CHOSEN) && !leads)) event.preventDefault();
};

if (form) {
  closeWithin(form);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) closeWithin(node.parentElement ?? node);
    }
  }).observe(form, { childList: true, subtree: true });
  for (const kind of HELD) addEventListener(kind, hold, { capture: true });

  form.dataset.wAutosaveActiveValue = "false";
  // Words that came back because the page was locked meanwhile are only here: leaving asks.
  if (form.dataset.wUnsavedForceValue !== "true") form.dataset.wUnsavedConfirmationValue = "false";
}
