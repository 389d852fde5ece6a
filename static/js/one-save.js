// A form that saves itself waits for that before it is sent, and does not save itself any more after it.
// Otherwise a new page is made twice: both requests go to the address that adds one.
const PATIENCE = 10_000;
const form = document.querySelector("form[data-controller~=w-autosave]");

if (form) {
  let isSaving = false, waiting = null;

  const send = () => {
    clearTimeout(waiting?.timer);
    // The button may be switched off by now, and would not count.
    if (waiting?.name) {
      const chosen = document.createElement("input");
      Object.assign(chosen, { type: "hidden", name: waiting.name, value: waiting.value });
      form.append(chosen);
    }
    waiting = { isSent: true };
    form.requestSubmit();
  };
  const ended = () => {
    isSaving = false;
    if (waiting && !waiting.isSent) send();
  };

  document.addEventListener("w-autosave:save", (event) => { if (!event.defaultPrevented) isSaving = true; });
  document.addEventListener("w-autosave:success", ended);
  document.addEventListener("w-autosave:error", ended);

  form.addEventListener("submit", (event) => {
    form.dataset.wAutosaveActiveValue = "false";
    if (!isSaving || waiting?.isSent) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting) return;
    const { name, value } = event.submitter ?? {};
    waiting = { name, value, timer: setTimeout(send, PATIENCE) };
  }, { capture: true });

  // Back by the browser's button: the page is as it was left.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    form.dataset.wAutosaveActiveValue = "true";
    waiting = null;
  });
}
