// One text: its field, its state, its tools.
import { Marks, fitting, markedText, number } from "./marks.js";
import { chooseBetween } from "./conflict.js";
import { tellGone } from "./gone.js";
import { config, element, fill, reducedMotion, say, words } from "./shared.js";

const DONE = ["translated", "reviewed", "kept"];

export class Field {
  constructor(row, editor) {
    this.row = row;
    this.editor = editor;
    this.area = row.querySelector("textarea");
    this.id = this.area.name.slice(1);
    this.nameParts();
    // What goes without saying: there are hundreds of texts, most of them translated.
    row.dataset.s ??= "translated";
    this.source = row.querySelector(".o");
    // Where the text stands in the original, and which text it is.
    this.place = row.dataset.q;
    this.version = editor.versions.get(this.id) || "0";
    this.saved = this.area.value;
    this.origin = "typed";
    // "done" or "reviewed": said of the words here, not heard by the server yet.
    this.intent = "";
    // Typed words that others took the place of before they were saved: they go into the history.
    this.overwritten = [];
    this.marks = Marks.neededFor(this.source) ? new Marks(this) : null;
    this.area.addEventListener("input", () => this.typed());
    row.addEventListener("focusin", () => this.editor.activate(this));
    row.addEventListener("click", event => this.clicked(event));
    if (!CSS.supports("field-sizing", "content")) this.grow();
    this.offerOld();
  }

  // An address (#t5) leads to the whole text: its field may be hidden behind one that shows marks.
  nameParts() {
    const label = this.row.querySelector(".l");
    this.row.id = this.area.id;
    this.area.id = label.htmlFor = `a${this.id}`;
    label.id = `l${this.id}`;
  }

  get box() { return this.marks ? this.marks.box : this.area; }
  get value() { return this.area.value; }
  get state() { return this.row.dataset.s; }
  get waits() { return !DONE.includes(this.state) || "u" in this.row.dataset; }
  get isShown() { return !this.row.hidden; }
  get isDirty() { return this.value !== this.saved; }
  get isUnsent() { return this.isDirty || Boolean(this.intent) || this.overwritten.length > 0; }
  get findings() { return [...this.row.querySelectorAll(".f li")].map(item => item.textContent); }
  get link() { return this.row.querySelector(".l a"); }
  get label() { return this.link.textContent; }
  get words() { return this.source.textContent.trim().split(/\s+/).filter(Boolean).length; }

  focus() {
    this.row.scrollIntoView({ block: "center", behavior: reducedMotion ? "auto" : "smooth" });
    this.box.focus({ preventScroll: true });
  }

  clicked(event) {
    const label = event.target.closest(".l a");
    if (label) {
      event.preventDefault();
      this.focus();
      this.editor.help.open();
    } else if (event.target === this.source || event.target === this.row || event.target.closest(".l")) {
      if (!String(getSelection())) this.focus();
    }
  }

  enter(tools) {
    this.row.classList.add("is-on");
    if (tools) {
      this.row.append(tools);
      this.showTools();
    }
  }

  leave() {
    this.row.classList.remove("is-on");
    this.editor.saver.soon(this, 0);
  }

  showTools() {
    const tools = this.row.querySelector(".te-tools");
    if (!tools) return;
    const keep = tools.querySelector("[data-do=keep]");
    keep.textContent = this.state === "kept" ? words.unkeep : words.keep;
    tools.querySelector("[data-do=draft]").hidden = this.waits;
    this.countCharacters();
  }

  countCharacters() {
    const place = this.row.querySelector("[data-part=chars]");
    const limit = Number(this.row.dataset.x || 0);
    if (!place) return;
    const count = this.value.replace(/<\/?\w+[^>]*>/g, "").length;
    const over = limit && count > limit;
    place.textContent = limit ? fill(over ? words.over : words.chars, { count, limit }) : "";
    place.classList.toggle("is-over", Boolean(over));
    this.box.toggleAttribute("aria-invalid", Boolean(over));
  }

  typed() {
    this.origin = "typed";
    this.changed();
  }

  changed() {
    // Other words than those that were said to be done.
    this.intent = "";
    if ("u" in this.row.dataset && !this.isUnsent) this.settle();
    this.countCharacters();
    if (!CSS.supports("field-sizing", "content")) this.grow();
    this.editor.saver.note(this);
    this.editor.saver.soon(this);
  }

  grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  // The words of the field as the server or the browser has them.
  put(value) {
    this.area.value = value;
    this.marks?.read();
    this.countCharacters();
  }

  // Other words at the person's wish. No key loses what was typed: Ctrl+Z brings it back, the history has it.
  overwrite(value, origin) {
    this.putAside(value);
    this.replace(value);
    this.changed();
    this.origin = origin;
  }

  // Words for another original: marks that this one does not have are left off, the words in them stay.
  use(value, origin) {
    this.overwrite(fitting(value, this.source), origin);
  }

  // Typed words that `value` is about to take the place of.
  putAside(value) {
    if (this.isDirty && this.origin === "typed" && this.value.trim() && this.value !== value) {
      this.overwritten.push(this.value);
    }
  }

  // As if it had been typed over everything, so that it can be undone.
  replace(value) {
    this.box.focus({ preventScroll: true });
    if (this.marks) {
      this.marks.replace(value);
      return;
    }
    this.area.select();
    document.execCommand(value ? "insertText" : "delete", false, value);
    if (this.value !== value) this.area.value = value;
  }

  // Words of an earlier visit, on the version they were typed on: what others saved since is a conflict, not lost.
  restore(left) {
    this.version = left.version;
    this.put(left.value);
    this.changed();
    this.intent = left.intent || "";
    this.overwritten = left.overwritten || [];
    this.wait();
    this.editor.saver.note(this);
    this.editor.saver.soon(this);
  }

  insert(text) {
    this.box.focus();
    document.execCommand("insertText", false, text);
  }

  copySource() {
    this.overwrite(this.marks ? markedText(this.source) : this.source.innerText, "copied");
    say(words.copied);
  }

  act(what) {
    if (config.closed) return undefined;
    if (what === "copy") return this.copySource();
    if (what === "help") return this.editor.help.toggle();
    if (what === "keep" && this.state === "kept") return this.editor.saver.send(this, "unkeep");
    return this.editor.saver.send(this, what);
  }

  // The next text is open at once: who types on does not write into this one while it is being saved.
  async finish() {
    const next = this.editor.next(this, true);
    if (config.closed) return;
    const well = await this.editor.saver.send(this, "done");
    // Without a connection it is sent later.
    const waits = this.intent && !this.gone;
    if (!well && !waits && !next?.isDirty) this.box.focus();
  }

  // The server's answer. What was typed since then stays.
  take(answer, sent) {
    const untouched = this.value === sent;
    this.version = String(answer.version);
    this.saved = untouched ? answer.value : sent;
    if (untouched && this.value !== answer.value) this.put(answer.value);
    this.show(answer);
    this.complain(untouched ? answer.message : "");
    this.editor.changed();
  }

  // Not claimed to be what the server has not confirmed.
  wait() {
    const place = this.row.querySelector(".l i");
    if (!("u" in this.row.dataset)) this.claimed = place.textContent;
    this.row.dataset.u = "";
    place.textContent = words.unconfirmed;
    this.editor.changed();
  }

  // What was typed was taken back: it stands there as it was saved.
  settle() {
    delete this.row.dataset.u;
    this.row.querySelector(".l i").textContent = this.claimed;
    this.editor.changed();
  }

  show(answer) {
    delete this.row.dataset.u;
    this.row.dataset.s = answer.state;
    const warned = answer.warnings ? `, ${words.warnings} ${answer.warnings}` : "";
    const fresh = answer.fresh ? `, ${answer.fresh}` : "";
    this.row.querySelector(".l i").textContent = answer.words + fresh + warned;
    if (answer.fresh) this.row.dataset.n = answer.fresh;
    else delete this.row.dataset.n;
    // It compares with what stood here before.
    this.row.querySelectorAll(".u").forEach(part => { part.hidden = true; });
    if (answer.warnings) this.row.dataset.w = answer.warnings;
    else delete this.row.dataset.w;
    this.showFindings((answer.findings || []).filter(message => message !== answer.message));
    if (!this.waits) this.row.querySelectorAll(".d, .w, .c").forEach(part => { part.hidden = true; });
    this.showTools();
  }

  // What the checks found.
  showFindings(findings) {
    this.row.querySelector(".f")?.remove();
    if (!findings.length) return;
    const list = element("ul", { className: "f" }, ...findings.map(message => element("li", {}, message)));
    (this.row.querySelector(".te-marks") || this.area).after(list);
  }

  complain(message) {
    let place = this.row.querySelector(".te-error");
    if (!message) {
      place?.remove();
      this.box.removeAttribute("aria-describedby");
      return;
    }
    if (!place) {
      place = element("p", { className: "te-error", id: `e${this.id}` });
      this.box.after(place);
    }
    place.textContent = message;
    this.box.setAttribute("aria-describedby", place.id);
    say(message);
  }

  meet(conflict) {
    chooseBetween(this, conflict);
  }

  lose(message) {
    const told = this.row.querySelector(".te-gone b")?.textContent;
    tellGone(this, message || told);
  }

  offerOld() {
    const old = this.row.querySelector(".w");
    if (!old) return;
    number(old, this.source);
    if (config.closed) return;
    const value = markedText(old);
    const button = element("button", { type: "button", className: "te-textbutton" }, words.useOld);
    button.addEventListener("click", () => this.use(value, "memory"));
    old.append(" ", button);
  }
}
