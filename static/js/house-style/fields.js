// The texts of the editor's form: what they are called, and how to get to them.

const TEXTS = "input[type='text'], input:not([type]), input[type='hidden'], textarea";

export function texts(form) {
  return [...form.querySelectorAll(TEXTS)].filter(isText).map((field) => ({
    name: field.name,
    label: labelOf(field),
    block: blockOf(form, field.name),
    kind: isRich(field) ? "rich" : "plain",
    value: valueOf(field),
  }));
}

export function fieldNamed(form, name) {
  return form.querySelector(`[name="${CSS.escape(name)}"]`);
}

// Formatted text keeps its value in a hidden field beside the editor.
function isRich(field) {
  return Boolean(field.draftailEditor);
}

// The hidden input of formatted text follows its editor a moment later.
function valueOf(field) {
  if (!isRich(field) || !window.DraftJS) return field.value;
  return JSON.stringify(window.DraftJS.convertToRaw(field.draftailEditor.getEditorState().getCurrentContent()));
}

function isText(field) {
  if (field.type === "hidden" && !isRich(field)) return false;
  if (!field.name || field.disabled || field.readOnly || !field.value) return false;
  // A block or row that was deleted stays in the form until the page is saved.
  const parts = field.name.split("-");
  return !parts.some((_part, at) => {
    const prefix = parts.slice(0, at + 1).join("-");
    const mark = field.form.querySelector(`[name="${CSS.escape(prefix)}-deleted"], [name="${CSS.escape(prefix)}-DELETE"]`);
    return mark && mark.value;
  });
}

function blockOf(form, name) {
  const [prefix, inside] = name.split("-value", 2);
  if (inside === undefined) return "";
  return form.querySelector(`[name="${CSS.escape(prefix)}-type"]`)?.value ?? "";
}

function labelOf(field) {
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const heading = field.closest(".w-panel")?.querySelector("[data-panel-heading-text]");
  const names = [heading, label].map((element) => element?.textContent.replace("*", "").trim()).filter(Boolean);
  return [...new Set(names)].join(" · ") || field.name;
}

// Opens the tab and the folded panels around a field, and goes there.
export function goTo(field) {
  const tab = field.closest("[role='tabpanel'][hidden]");
  if (tab) document.querySelector(`[role='tab'][href='#${CSS.escape(tab.id)}'], [aria-controls='${CSS.escape(tab.id)}']`)?.click();
  for (let panel = field.closest(".w-panel"); panel; panel = panel.parentElement.closest(".w-panel")) {
    panel.querySelector("[data-panel-toggle][aria-expanded='false']")?.click();
  }
  const box = isRich(field) ? field.parentNode.querySelector("[contenteditable='true']") : field;
  box?.scrollIntoView({ block: "center" });
  if (isRich(field)) field.draftailEditor.focus();
  else field.focus();
}
