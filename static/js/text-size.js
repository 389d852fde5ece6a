// The reader's size of text: kept in this browser only, no cookie. Without this script the buttons are hidden.
const KEY = "text-size";
const root = document.documentElement;

function read() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // storage may be forbidden: the size then lasts for this page
  }
}

function apply(size, buttons = []) {
  if (size) root.dataset.text = size;
  else delete root.dataset.text;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.size === size));
}

apply(read());

for (const control of document.querySelectorAll("[data-text-size]")) {
  const buttons = control.querySelectorAll("button");
  control.hidden = false;
  apply(read(), buttons);
  control.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    apply(button.dataset.size, buttons);
    try {
      localStorage.setItem(KEY, button.dataset.size);
    } catch {
      // see read()
    }
  });
}
