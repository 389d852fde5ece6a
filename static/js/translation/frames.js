// Both languages as readers will see them, beside the texts.
import { config, element } from "./shared.js";

const PAUSE = 600;

export class Frames {
  constructor(editor) {
    this.editor = editor;
    this.place = document.getElementById("te-frames");
    this.button = document.getElementById("te-preview");
    this.frames = {};
    this.button?.addEventListener("click", () => this.toggle());
  }

  get isOpen() { return !this.place.hidden; }

  toggle() {
    this.place.hidden = this.isOpen;
    this.button.setAttribute("aria-expanded", String(this.isOpen));
    this.editor.root.classList.toggle("te-previewing", this.isOpen);
    if (this.isOpen && !this.frames.target) this.make();
    else if (this.isOpen) this.refresh();
    this.editor.help.place();
  }

  make() {
    for (const [side, name] of [["target", config.targetName], ["source", config.sourceName]]) {
      const frame = element("iframe", { title: name, sandbox: "allow-same-origin", src: config.preview[side] });
      frame.addEventListener("load", () => this.loaded(side));
      this.frames[side] = frame;
      this.place.append(element("figure", {}, element("figcaption", {}, name), frame));
    }
  }

  refresh() {
    if (!this.isOpen || !this.frames.target) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const frame = this.frames.target;
      this.top = frame.contentWindow?.scrollY || 0;
      frame.contentWindow.location.replace(config.preview.target);
    }, PAUSE);
  }

  loaded(side) {
    const page = this.frames[side].contentDocument;
    if (!page) return;
    // To look at, not to use.
    page.addEventListener("click", event => { if (event.target.closest("a, button")) event.preventDefault(); }, true);
    page.addEventListener("submit", event => event.preventDefault(), true);
    if (side === "target" && this.top) this.frames.target.contentWindow.scrollTo(0, this.top);
    if (this.editor.active) this.reveal(this.editor.active);
  }

  // Brings the words of a text into view, found by themselves: pages carry no marks for translators.
  reveal(row) {
    if (!this.isOpen) return;
    this.find("source", row.source.textContent);
    this.find("target", row.box.textContent || row.value);
    if (!row.value) this.find("target", row.source.textContent);
  }

  find(side, text) {
    const page = this.frames[side]?.contentDocument;
    const wanted = text.replace(/<[^>]+>/g, "").replace(/\s+/g, " ").trim().slice(0, 60);
    if (!page?.body || !wanted) return;
    page.querySelectorAll("[data-te-found]").forEach(old => {
      old.style.outline = "";
      delete old.dataset.teFound;
    });
    const found = this.holding(page, wanted);
    if (!found) return;
    found.dataset.teFound = "";
    found.style.outline = "3px solid #b8860b";
    found.style.outlineOffset = "4px";
    found.scrollIntoView({ block: "center" });
  }

  holding(page, wanted) {
    const main = page.querySelector("main") || page.body;
    const walker = page.createTreeWalker(main, NodeFilter.SHOW_ELEMENT);
    let best = null;
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      const alt = node.alt || "";
      const text = (node.textContent || "").replace(/\s+/g, " ");
      if (alt.startsWith(wanted)) return node;
      if (text.includes(wanted)) best = node;
    }
    return best === main ? null : best;
  }
}
