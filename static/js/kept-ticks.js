// Where several records are chosen at once, what is ticked stays ticked over searches and pages of the chooser.
// Upstream's chooser forgets it with the rows that go. What is not among the rows stands below them.
const BOX = "[data-multiple-choice-select]";
const heading = document.querySelector("script[data-kept-ticks]").dataset.keptTicks;

const keptBox = (id, title) => {
  const label = document.createElement("label"), box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: "id", value: id, checked: true });
  box.setAttribute("data-multiple-choice-select", "");
  label.append(box, " ", title);
  return label;
};

const keptList = (form, boxes) => {
  const list = document.createElement("fieldset"), legend = document.createElement("legend");
  list.className = "kept-ticks";
  legend.textContent = heading;
  list.append(legend, ...boxes);
  form.querySelector("[data-multiple-choice-submit]").before(list);
};

const restore = (modal, ticked) => {
  const form = modal.querySelector("[data-multiple-choice-form]");
  if (!form) return;
  form.querySelector(".kept-ticks")?.remove();
  const rows = new Map([...form.querySelectorAll(BOX)].map((box) => [box.value, box]));
  for (const id of ticked.keys()) if (rows.has(id)) rows.get(id).checked = true;
  const gone = [...ticked].filter(([id]) => !rows.has(id));
  if (gone.length) keptList(form, gone.map(([id, title]) => keptBox(id, title)));
  form.querySelector("[data-multiple-choice-submit]").disabled = !ticked.size;
};

const watch = (modal) => {
  const ticked = new Map();
  const observer = new MutationObserver(() => {
    restore(modal, ticked);
    // What this added itself is no news.
    observer.takeRecords();
  });
  modal.addEventListener("change", ({ target: box }) => {
    if (!box.matches(BOX)) return;
    if (box.checked) ticked.set(box.value, box.labels[0]?.textContent.trim() || box.title);
    else ticked.delete(box.value);
    box.form.querySelector("[data-multiple-choice-submit]").disabled = !ticked.size;
  });
  observer.observe(modal, { childList: true, subtree: true });
};

new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes])) {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches(".modal")) watch(node);
  }
}).observe(document.body, { childList: true });
