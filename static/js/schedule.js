// The dialog that sets when a page is published and taken down (Wagtail's own, in the editors).
const DIALOG = "schedule-publishing-dialog";
const FIELDS = ["go_live_at", "expire_at"];

// What was refused is said within the dialog: it opens by itself.
const openRefused = () => {
  const dialog = document.getElementById(DIALOG);
  if (dialog?.querySelector(".w-field--error")) dialog.dispatchEvent(new CustomEvent("w-dialog:show"));
};
document.addEventListener("w-dialog:ready", (event) => { if (event.target.id === DIALOG) openRefused(); });
openRefused();

// A time is accepted by the dialog's own button, and not by the form that saves itself meanwhile.
document.addEventListener("w-autosave:save", (event) => {
  for (const name of FIELDS) {
    const input = document.querySelector(`#${DIALOG} [name=${name}]`);
    if (input) event.detail.formData.set(name, input.dataset.wActionValueParam ?? input.defaultValue);
  }
});
