// Sends the chosen files one after another, so that each has a result of its own and none waits for all.
// Without this script the browser sends them together and the page says afterwards what became of each.

for (const form of document.querySelectorAll("[data-album-upload]")) {
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button[type=submit]");
  const progress = form.querySelector("[data-progress]");
  const status = progress.querySelector("[data-status]");
  const bar = progress.querySelector("progress");
  const list = progress.querySelector("[data-files]");
  let failed = [];

  form.addEventListener("submit", async (event) => {
    const files = failed.length ? failed : [...input.files];
    if (!files.length) return; // the server says what is missing
    event.preventDefault();
    button.disabled = true;
    progress.hidden = false;
    bar.max = files.length;
    bar.value = 0;
    status.textContent = form.dataset.uploading;
    failed = [];
    clearErrors();
    let [added, refused] = [0, 0];
    const lines = files.map(named);
    list.replaceChildren(...lines);
    for (const [number, file] of files.entries()) {
      const line = lines[number];
      const result = await send(file);
      if (result.errors) {
        // What is said of all files is wrong: no file can be sent before it is put right.
        if (!added) status.textContent = form.dataset.refused;
        failed.push(...files.slice(number));
        button.disabled = false;
        showErrors(result.errors);
        return;
      }
      line.dataset.state = result.ok ? "done" : "failed";
      line.textContent = `${file.name}: ${result.message || form.dataset.done}`;
      if (result.again) failed.push(file);
      if (result.total) document.querySelector("[data-album-total]").textContent = result.total;
      if (result.ok) {
        added += 1;
      } else {
        // What needs a hand stands first, in the order in which it was sent.
        list.insertBefore(line, list.querySelector("[data-state=done], :not([data-state])"));
        refused += 1;
      }
      // Only what arrived fills the bar: a full one says that nothing is left to do.
      bar.value = added;
      status.textContent = report(added, refused, files.length);
    }
    button.disabled = false;
    if (failed.length) button.textContent = form.dataset.again;
    else finish();
  });

  input.addEventListener("change", () => { failed = []; });

  function named(file) {
    const line = document.createElement("li");
    line.textContent = file.name;
    return line;
  }

  // As Wagtail's own forms show them: above the field, which is told to be wrong, and gets the focus.
  function showErrors(errors) {
    for (const [name, messages] of Object.entries(errors)) {
      const field = form.elements[name];
      const place = field.closest("[data-field]").querySelector("[data-field-errors]");
      const text = document.createElement("p");
      text.className = "error-message";
      text.textContent = messages.join(" ");
      place.replaceChildren(text);
      place.id ||= `${field.id}-errors`;
      field.closest("[data-field]").classList.add("w-field--error");
      field.setAttribute("aria-invalid", "true");
      field.dataset.describedby = field.getAttribute("aria-describedby") ?? "";
      field.setAttribute("aria-describedby", `${place.id} ${field.dataset.describedby}`.trim());
    }
    form.querySelector("[aria-invalid=true]").focus();
  }

  function clearErrors() {
    for (const field of form.querySelectorAll("[aria-invalid=true]")) {
      const place = field.closest("[data-field]");
      place.classList.remove("w-field--error");
      place.querySelector("[data-field-errors]").replaceChildren();
      field.removeAttribute("aria-invalid");
      if ("describedby" in field.dataset) field.setAttribute("aria-describedby", field.dataset.describedby);
    }
  }

  function report(added, refused, all) {
    const words = refused ? form.dataset.reportFailed : form.dataset.report;
    return words.replace("{added}", added).replace("{failed}", refused).replace("{all}", all);
  }

  async function send(file) {
    const body = new FormData(form);
    body.delete(input.name);
    body.append(input.name, file);
    try {
      const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const answer = await response.json();
      return answer.errors ? answer : { ...answer.files[0], total: answer.total };
    } catch {
      return { ok: false, again: true, message: form.dataset.failed };
    }
  }

  function finish() {
    const link = document.createElement("a");
    link.href = form.dataset.finishedUrl;
    link.textContent = form.dataset.finished;
    link.className = "button";
    status.append(" ", link);
    link.focus();
  }
}
