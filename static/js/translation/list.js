// Which texts are shown, how far the work is.
import { config, fill, words } from "./shared.js";

const TESTS = {
  "": () => true,
  todo: row => row.waits,
  changed: row => "p" in row.row.dataset && row.waits,
  drafts: row => ["draft", "machine"].includes(row.state),
  warnings: row => "w" in row.row.dataset || row.state === "error",
  comments: row => "c" in row.row.dataset,
  since: row => "e" in row.row.dataset,
  published: row => "n" in row.row.dataset,
};

export class List {
  constructor(editor) {
    this.editor = editor;
    this.filters = [...document.querySelectorAll("#te-filters a")];
    this.search = document.getElementById("te-search");
    // A narrowed page knows only its own texts: there the links lead on.
    this.isWhole = this.filters[0].hasAttribute("aria-current");
    this.shown = "";
    if (!this.isWhole) return;
    for (const link of this.filters) {
      link.addEventListener("click", event => {
        event.preventDefault();
        this.choose(link.dataset.show);
      });
    }
    this.search?.addEventListener("input", () => this.apply());
  }

  choose(key) {
    this.shown = key;
    for (const link of this.filters) {
      if (link.dataset.show === key) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.apply();
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
    let none = document.getElementById("te-none");
    if (!none) {
      none = document.createElement("p");
      none.id = "te-none";
      none.className = "te-none";
      document.getElementById("te-doc").append(none);
    }
    none.textContent = this.editor.rows.some(row => row.isShown) ? "" : words.none;
  }

  count() {
    if (!this.isWhole) return;
    const rows = this.editor.rows;
    const done = rows.filter(row => !row.waits);
    const sum = list => list.reduce((total, row) => total + row.words, 0);
    document.getElementById("te-count").innerHTML = fill(words.count, {
      done: done.length, total: rows.length, words: sum(done), all: sum(rows),
    });
    document.getElementById("te-progress").value = done.length;
    for (const link of this.filters) {
      link.querySelector("b").textContent = rows.filter(TESTS[link.dataset.show]).length;
    }
  }

  refresh() { this.count(); }
}
