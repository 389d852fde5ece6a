// Whatever a person changes counts as a change, also while Wagtail does not look: it takes its first picture
// of a form two seconds after it was opened, and another one when the form has saved itself.
const form = document.querySelector("body:not(.content-locked) form[data-controller~=w-unsaved]");
const watcher = () => window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved");

const hear = (kinds, listener) => {
  for (const kind of kinds) document.addEventListener(kind, listener, { capture: true });
};
const hearForm = (kind, listener) => {
  document.addEventListener(kind, (event) => { if (event.target === form) listener(event); });
};

// Other than the site sent it.
const isAltered = (field) => {
  if (!field.name) return false;
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue;
};

// --- before the first picture

const watchOpening = () => {
  // Something may have been typed before this script came.
  let isChanged = [...form.elements].some(isAltered);
  let isPictured = false, before = null;

  // Without the rich texts: their fields are rewritten at the start.
  const plain = () => [...new URLSearchParams(watcher().formData)]
    .filter(([, value]) => !value.startsWith("{")).join("\n");

  // As with a form that came back with mistakes: it saves itself, and leaving asks, from now on.
  const force = () => {
    form.dataset.wUnsavedForceValue = "true";
    form.dataset.wUnsavedHasEditsValue = "true";
    watcher().notify();
  };
  const change = () => {
    if (isPictured || isChanged) return;
    isChanged = true;
    if (watcher()) force();
  };

  hear(["input", "change", "beforeinput", "cut", "paste", "drop", "keydown"], (event) => {
    const { isTrusted, target, type, key, ctrlKey, metaKey } = event;
    const isText = target.isContentEditable && form.contains(target);
    if (!isTrusted || !(isText || (target.name && target.form === form))) return;
    // Rich text may take a key without telling.
    const isWriting = isText && !ctrlKey && !metaKey && (key?.length === 1 || ["Enter", "Backspace", "Delete"].includes(key));
    if (type !== "keydown" || isWriting) change();
  });
  // A button may add a block, move it or take it away.
  hear(["click"], ({ target }) => {
    if (!isPictured && watcher() && form.contains(target) && target.closest("button")) before ??= plain();
  });

  hearForm("w-unsaved:ready", () => {
    const found = watcher();
    // What came back with mistakes Wagtail would, once it is saved, never look at again.
    if (found.forceValue) {
      found.forceValue = false;
      found.checkIntervalValueChanged(found.checkIntervalValue);
      isChanged = true;
    }
    if (isChanged && !isPictured) force();
  });
  hearForm("w-unsaved:watch-edits", () => {
    if (before && before !== plain()) change();
    before = null;
    isPictured = true;
  });
};

// --- while it saves itself

const watchSaving = () => {
  let hasActed = false, sent = "";

  hear(["keydown", "pointerdown", "input", "drop"], ({ isTrusted }) => { hasActed ||= isTrusted; });
  hearForm("w-autosave:save", () => {
    sent = watcher().formData;
    hasActed = false;
  });
  hearForm("w-autosave:error", () => {
    if (hasActed) watcher().previousFormData = sent;
  });
  hearForm("w-autosave:success", ({ detail }) => {
    if (!hasActed) return;
    const saved = new URLSearchParams(sent);
    for (const [name, value] of Object.entries(detail.response.field_updates ?? {})) {
      if (saved.has(name)) saved.set(name, value);
    }
    const found = watcher();
    found.initialFormData = found.previousFormData = saved.toString();
  });
};

if (form) {
  watchOpening();
  watchSaving();
  // Wagtail looks twice a second; who leaves sooner is asked as well.
  addEventListener("beforeunload", () => {
    const found = watcher();
    const seen = found?.previousFormData;
    if (found?.hasChanges()) found.previousFormData = seen;
  }, { capture: true });
}
