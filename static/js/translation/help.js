// What helps with the text at hand, in the column beside it; below it where there is no room.
import { config, fragment, post, say, words } from "./shared.js";
import { underline } from "./terms.js";

const WIDE = matchMedia("(min-width: 75rem)");

export class Help {
  constructor(editor) {
    this.editor = editor;
    this.panel = document.getElementById("te-help");
    this.side = document.getElementById("te-side");
    this.cache = new Map();
    // Below the text, where there is no column beside it: only when asked for.
    this.isOpen = false;
    this.panel.addEventListener("click", event => this.clicked(event));
    // The place in the field is not lost by reaching for words to put there.
    this.panel.addEventListener("mousedown", event => {
      if (event.target.closest("[data-insert], [data-use]")) event.preventDefault();
    });
    this.panel.addEventListener("submit", event => this.submitted(event));
    WIDE.addEventListener("change", () => this.place());
  }

  get isBeside() { return WIDE.matches && !this.editor.frames.isOpen; }

  holds(target) { return this.panel.contains(target); }

  place() {
    const row = this.editor.active;
    if (this.isBeside) {
      this.side.prepend(this.panel);
      this.panel.hidden = false;
    } else if (row) {
      row.row.append(this.panel);
      this.panel.hidden = !this.isOpen;
    }
  }

  async show(row) {
    this.row = row;
    this.place();
    if (this.panel.hidden) return;
    await this.load(row);
  }

  async load(row, again = false) {
    clearTimeout(this.timer);
    const known = this.cache.get(row.id);
    if (known && !again) {
      this.fill(row, known);
      return;
    }
    if (!again) this.panel.innerHTML = "";
    // Not for every text that somebody only passes.
    await new Promise(done => { this.timer = setTimeout(done, again ? 0 : 150); });
    if (this.row !== row) return;
    try {
      const html = await fragment(`${row.id}/`);
      this.cache.set(row.id, html);
      if (this.row === row) this.fill(row, html);
    } catch {
      if (this.row === row && !again) this.panel.textContent = words.noHelp;
    }
  }

  fill(row, html) {
    this.panel.innerHTML = html;
    underline(this.panel, row.source);
  }

  refresh(row, what) {
    // A finished text may be somebody's match.
    if (what !== "save") this.cache.clear();
    this.forget(row);
  }

  forget(row) {
    this.cache.delete(row.id);
    if (this.row === row && !this.panel.hidden && !this.holds(document.activeElement)) this.load(row, true);
  }

  async open() {
    this.isOpen = true;
    this.place();
    if (this.row) await this.load(this.row);
  }

  async toggle() {
    if (this.holds(document.activeElement)) {
      if (!this.isBeside) this.isOpen = false;
      this.place();
      this.editor.active?.box.focus();
      return;
    }
    await this.open();
    this.panel.focus();
  }

  use(number) {
    const button = this.panel.querySelectorAll("[data-use]:not([data-former])")[number - 1];
    button?.click();
    return Boolean(button);
  }

  clicked(event) {
    const button = event.target.closest("button");
    const row = this.editor.active;
    if (!button || !row || (config.closed && !("call" in button.dataset))) return;
    if ("use" in button.dataset) {
      row.use(button.dataset.use, button.dataset.origin);
    } else if ("insert" in button.dataset) {
      row.insert(button.dataset.insert);
    } else if ("call" in button.dataset) {
      const area = this.panel.querySelector("[name=body]");
      area.focus();
      document.execCommand("insertText", false, `${button.dataset.call} `);
    }
  }

  countWarnings(row) {
    const items = [...this.panel.querySelectorAll(".text-checks__item:not(.text-checks__item--dismissed)")];
    const findings = row.waits ? row.findings : items.map(item => item.querySelector(".text-checks__message").textContent);
    const warnings = items.filter(item => !item.matches(".text-checks__item--error")).length;
    row.show({ state: row.state, words: config.states[row.state], warnings, findings, fresh: row.row.dataset.n });
    this.editor.list.count();
  }

  async submitted(event) {
    const form = event.target;
    event.preventDefault();
    const row = this.row;
    if (form.matches("[data-act]")) {
      const given = Object.fromEntries(new FormData(form));
      if (await this.editor.saver.send(row, given.do, { revision: given.revision })) row.box.focus();
      await this.load(row, true);
      return;
    }
    // A check's form changes the warnings alone, and answers for them alone.
    if (form.matches("[data-text-check]")) {
      await post(form.action, Object.fromEntries(new FormData(form))).catch(() => say(words.failed));
      await this.load(row, true);
      this.countWarnings(row);
      this.panel.focus();
      return;
    }
    try {
      const answer = await post(form.action, Object.fromEntries(new FormData(form)));
      const html = await answer.text();
      // What is said once is not said again with the next look at the text.
      if (html.includes("data-once")) this.cache.delete(row.id);
      else this.cache.set(row.id, html);
      if (this.row === row) this.fill(row, html);
      const count = this.panel.querySelector("[data-open]")?.dataset.open;
      if (count && count !== "0") row.row.dataset.c = count;
      else delete row.row.dataset.c;
      this.editor.list.count();
      this.panel.focus();
    } catch {
      say(words.failed);
    }
  }
}
