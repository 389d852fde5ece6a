// Which texts are shown, how far the work is.
import { config, element, fill, words } from "./shared.js";

const TESTS = {
  "": () => true,
  todo: row => row.waits,
  changed: row => "p" in row.row.dataset && row.waits,
  drafts: row => ["draft", "machine"].includes(row.state),
  errors: row => row.state === "error",
  warnings: row => "w" in row.row.dataset,
  comments: row => "c" in row.row.dataset,
  since: row => "e" in row.row.dataset,
  published: row => "n" in row.row.dataset,
};

export class List {
  constructor(editor) {
    this.editor = editor;
    this.filters = [...document.querySelectorAll("#te-filters a")];
    this.search = document.getElementById("te-search");
    this.corrections = document.getElementById("te-corrections");
    this.shown = this.filters.find(link => link.hasAttribute("aria-current")).dataset.show;
    editor.root.addEventListener("click", event => this.clicked(event));
    this.search?.addEventListener("input", () => this.apply());
    this.fold = document.getElementById("te-fold");
    this.fold.addEventListener("click", () => this.unfold(this.fold.getAttribute("aria-expanded") !== "true"));
    this.name();
  }

  // Every text is on the page, whichever were asked for: a filter is chosen without asking the server.
  clicked(event) {
    const link = event.target.closest("a[data-show], .te-corrections a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.choose(link.dataset.show ?? new URL(link.href).searchParams.get("show"));
  }

  choose(key) {
    this.shown = key;
    for (const link of this.filters) {
      if (link.dataset.show === key) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    // Whoever comes back to this page finds it as it was left.
    history.replaceState(history.state, "", key ? `?show=${key}` : location.pathname);
    this.unfold(false);
    this.name();
    this.apply();
    this.count();
  }

  // On a small screen the filters stand behind a button that names the one in force.
  unfold(isOpen) {
    this.fold.setAttribute("aria-expanded", String(isOpen));
    document.getElementById("te-filters").classList.toggle("is-unfolded", isOpen);
  }

  name() {
    const label = this.filters.find(link => link.dataset.show === this.shown)?.firstChild.data.trim();
    this.fold.textContent = `${words.filters}: ${label}`;
  }

  apply() {
    const wanted = (this.search?.value || "").trim().toLocaleLowerCase();
    for (const row of this.editor.rows) {
      const text = wanted && `${row.label}\n${row.source.textContent}\n${row.value}`.toLocaleLowerCase();
      row.row.hidden = !TESTS[this.shown](row) || Boolean(wanted && !text.includes(wanted));
    }
    for (const part of document.querySelectorAll(".te-s, .g")) {
      part.hidden = !part.querySelector(".r:not([hidden])");
    }
    const none = document.getElementById("te-none");
    none.textContent = this.editor.rows.some(row => row.isShown) ? "" : words.none;
  }

  count() {
    const rows = this.editor.rows;
    const done = rows.filter(row => !row.waits);
    const sum = list => list.reduce((total, row) => total + row.words, 0);
    document.getElementById("te-count").innerHTML = fill(words.count, {
      done: done.length, total: rows.length, words: sum(done), all: sum(rows),
    });
    document.getElementById("te-progress").value = done.length;
    for (const link of this.filters) {
      const number = rows.filter(TESTS[link.dataset.show]).length;
      link.querySelector("b").textContent = number;
      // As in filters.py.
      link.hidden = !number && !["", "todo", this.shown].includes(link.dataset.show);
    }
    if (this.corrections) this.tell(rows, done);
  }

  // What readers do not have yet, and what leads them to it.
  tell(rows, done) {
    const { fresh, one, many, choices, left, onward, show } = config.corrections;
    const count = rows.filter(row => row.row.dataset.n === fresh).length;
    this.corrections.hidden = !count && !choices;
    const said = [
      count && fill(count === 1 ? one : many, { count }), choices, done.length < rows.length ? left : onward,
    ].filter(Boolean).join(" ");
    const place = this.corrections.querySelector("p");
    if (place.querySelector("span")?.textContent === said) return;
    place.replaceChildren(element("span", {}, said), " ", element("a", { href: "?show=published" }, show));
  }

  refresh() { this.count(); }
}
