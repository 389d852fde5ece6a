/* On a phone the lists and the filters stand behind a button each: the rows are what one came for. */
for (const part of document.querySelectorAll("[data-tr-fold]")) {
  const button = document.createElement("button");
  const chosen = part.querySelector("a[aria-current]")?.textContent.trim();
  button.type = "button";
  button.className = "tr-fold button button-small button-secondary";
  button.textContent = [part.dataset.trFold, chosen].filter(Boolean).join(": ");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const isFolded = part.classList.toggle("is-folded");
    button.setAttribute("aria-expanded", String(!isFolded));
  });
  part.classList.add("is-folded");
  part.before(button);
}

/* Ticks of a list: all at once, and how many. Without it every row is ticked by hand. */
for (const list of document.querySelectorAll("[data-tr-list]")) {
  const all = list.querySelector("[data-tr-all]");
  const rows = [...list.querySelectorAll('input[name="row"]')];
  const count = list.querySelector("[data-tr-count]");
  const show = () => {
    const ticked = rows.filter((row) => row.checked).length;
    if (all) {
      all.checked = ticked === rows.length;
      all.indeterminate = ticked > 0 && ticked < rows.length;
    }
    if (count) count.textContent = ticked ? `${count.dataset.trCount} ${ticked}` : "";
  };
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const row of rows) row.checked = all.checked;
      show();
    });
  }
  list.addEventListener("change", (event) => {
    if (event.target.name === "row") show();
  });
  show();
}
