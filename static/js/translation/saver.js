// Saves texts by themselves; nothing typed is lost when that fails, and nobody's words are written over.
import { kept } from "./kept.js";
import { config, element, fill, post, renew, say, words } from "./shared.js";

const PAUSE = 1500;
const AGAIN = 8000;
// Said of the words in the field: kept with them until the server has heard it.
const INTENTS = ["done", "reviewed"];
// Other words take the place of those in the field.
const REPLACING = ["keep", "unkeep", "undo"];
// The field holds what is saved; only words that were typed before go into the history.
const ASIDE = "aside";

export class Saver {
  constructor(editor) {
    this.editor = editor;
    this.timers = new Map();
    this.busy = new Map();
    // Saved by themselves from this window, and not said to be finished.
    this.drafts = new Set();
    this.place = document.getElementById("te-saved");
    // Of the texts that a reviewer has before their eyes.
    this.fingerprint = document.getElementById("te-fingerprint");
    addEventListener("beforeunload", event => {
      if (this.editor.rows.some(row => row.isUnsent && !(row.gone && row.isKept))) event.preventDefault();
    });
    addEventListener("online", () => this.all());
    // Back from signing in, for example.
    addEventListener("focus", () => { if (this.trouble) this.all(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden || this.trouble) this.all(); });
    document.getElementById("te-doc").addEventListener("submit", event => {
      event.preventDefault();
      this.all();
    });
    for (const form of document.querySelectorAll(".te-actions form, .te-decide")) {
      form.addEventListener("submit", event => this.before(event, form));
    }
  }

  get unsent() { return this.editor.rows.filter(row => row.isUnsent && !row.disputed && !row.gone); }

  note(row) {
    row.isKept = row.isUnsent && kept.set(row);
    if (!row.isUnsent) kept.drop(row.id);
  }

  soon(row, pause = PAUSE) {
    clearTimeout(this.timers.get(row));
    if (!row.isUnsent || row.disputed || row.gone || config.closed) return;
    this.timers.set(row, setTimeout(() => this.send(row, "save"), pause));
  }

  all() { return Promise.all(this.unsent.map(row => this.send(row, "save"))); }

  // Publishing and submitting wait for the last words. Who approves has finished what they corrected here.
  async before(event, form) {
    const approves = form.matches(".te-decide") && !event.submitter?.hasAttribute("formaction");
    const mine = approves ? this.editor.rows.filter(row => this.drafts.has(row) && ["draft", "error"].includes(row.state)) : [];
    if (!mine.length && !this.editor.rows.some(row => row.isUnsent)) return;
    event.preventDefault();
    if (approves) {
      for (const row of new Set([...mine, ...this.unsent])) if (!await this.send(row, "done")) return;
    } else await this.all();
    this.drafts.clear();
    const left = this.editor.rows.find(row => row.isUnsent);
    if (left?.gone) left.lose();
    left?.focus();
    if (!left) form.requestSubmit(event.submitter);
  }

  // True when it was done. One request for a text at a time: each needs the version of the one before.
  async send(row, what, extra = {}) {
    clearTimeout(this.timers.get(row));
    if (row.gone) {
      row.lose();
      return false;
    }
    if (INTENTS.includes(what)) row.intent = what;
    else if (what !== "save") row.intent = "";
    this.note(row);
    while (this.busy.has(row)) await this.busy.get(row);
    if (what === "save") {
      if (!row.isUnsent) return true;
      what = row.intent || (row.isDirty ? what : ASIDE);
    }
    const request = this.request(row, what, row.value, extra);
    this.busy.set(row, request);
    const well = await request;
    this.busy.delete(row);
    if (well && row.isUnsent) this.soon(row);
    return well;
  }

  async request(row, what, sent, extra) {
    this.tell(words.saving);
    const count = row.overwritten.length;
    const before = row.overwritten.filter(text => text !== sent);
    if (REPLACING.includes(what) && row.isDirty) before.push(sent);
    let answer = await this.ask(row, what, sent, before, extra);
    // Who signed in anew in another window has another token.
    if (answer.signedOut && await renew()) answer = await this.ask(row, what, sent, before, extra);
    if (answer.signedOut) return this.signedOut(row, what, extra);
    if (answer.trouble) return this.failed(row, what, extra, answer.trouble);
    const { found, status } = answer;
    if (status !== 200) return this.refused(row, found, status);
    if (found.fingerprint) this.fingerprint.value = found.fingerprint;
    row.overwritten.splice(0, count);
    if (what === row.intent && row.value === sent) row.intent = "";
    row.take(found, sent);
    // Changed while it was sent: what stands there now is not what was judged.
    if (row.isDirty) this.soon(row);
    if (what === "save" || found.message) this.drafts.add(row);
    else if (what !== ASIDE) this.drafts.delete(row);
    this.note(row);
    const isDraft = what === "save" && ["draft", "error"].includes(found.state);
    this.tell(found.message ? words.unfinished : isDraft ? words.saved : words.done, { passes: true });
    if (what !== "save" && !found.message) say(`${row.label}: ${found.words}`);
    this.editor.frames.refresh();
    this.editor.help.refresh(row, what);
    return !found.message;
  }

  // {found, status}, or {trouble: why there is no answer}, or {signedOut}
  async ask(row, what, value, before, extra) {
    let answer;
    try {
      answer = await post(`${row.id}/save/`, {
        do: what, value, version: row.version, origin: row.origin, place: row.place, before,
        fingerprint: this.fingerprint?.value, ...extra,
      });
    } catch {
      return { trouble: words.failed };
    }
    const found = await answer.json().catch(() => null);
    if (found) return { found, status: answer.status };
    if (answer.redirected || answer.status === 403) return { signedOut: true };
    if (answer.status === 404) return { found: {}, status: 404 };
    return { trouble: words.trouble };
  }

  refused(row, found, status) {
    this.tell("");
    if (status === 409) row.meet(found);
    else if (status === 410) row.lose(found.message);
    else {
      row.intent = "";
      this.note(row);
      if (found.state) row.show(found);
      row.complain(found.message || fill(words.refused, { message: status }));
    }
    return false;
  }

  failed(row, what, extra, why, ...more) {
    row.wait();
    this.tell(why, { isBad: true }, ...more);
    this.timers.set(row, setTimeout(() => this.send(row, what, extra), AGAIN));
    return false;
  }

  signedOut(row, what, extra) {
    const link = element("a", { href: config.signIn, target: "_blank", rel: "noopener" }, words.signIn);
    return this.failed(row, what, extra, words.signedOut, " ", link);
  }

  tell(text, { isBad = false, passes = false } = {}, ...more) {
    if (isBad && this.trouble !== text) say(text);
    if (text !== words.saving) {
      this.trouble = isBad ? text : "";
      this.place.classList.toggle("is-bad", isBad);
    }
    // What is wrong stays to be read while it is tried again.
    if (text !== words.saving || !this.trouble) this.place.replaceChildren(text, ...more);
    this.place.hidden = !this.place.textContent;
    clearTimeout(this.hiding);
    if (passes) this.hiding = setTimeout(() => { this.place.hidden = true; }, 3000);
  }
}
