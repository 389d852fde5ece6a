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
