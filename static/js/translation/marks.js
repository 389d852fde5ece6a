// Inline marks as pieces of the text that cannot be broken: a link stays whole or goes whole.
// The textarea stays the field; this shows its words with the marks as frames around them.
import { element, say, words } from "./shared.js";

const TAG = /<(\/?)(a|abbr|acronym|b|code|em|i|strong)(?: id="([\w-]+)")?>/g;
const NAMES = { a: words.link, b: words.bold, strong: words.bold, i: words.italic, em: words.italic };
const EDGE = "\u200b";
const SELECTOR = "a[data-m], b, i, em, strong, code, abbr, acronym";

const open = mark => (mark.name === "a" ? `<a id="${mark.key}">` : `<${mark.name}>`);

const serialise = node => {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += escape(child.data);
    else if (child.localName === "br") text += "\n";
    else if (child.matches?.(SELECTOR)) {
      const inner = serialise(child);
      const name = child.localName;
      // Emptied: gone as a whole.
      if (inner.replaceAll(EDGE, "")) text += open({ name, key: child.dataset.m }) + inner + `</${name}>`;
    } else {
      const isBlock = ["div", "p"].includes(child.localName);
      text += (isBlock && text && !text.endsWith("\n") ? "\n" : "") + serialise(child);
    }
  }
  return text;
};

// Typed letters that look like a mark are letters.
const escape = text => text.replace(/<(?=\/?(?:a|abbr|acronym|b|br|code|em|i|strong)\b)/g, "&lt;");

// The words of an element, with their marks, as the field holds texts.
export const markedText = element => serialise(element).trim();

const keyOf = node => (node.localName === "a" ? node.dataset.m : node.localName);
const keysOf = source => [...source.querySelectorAll(SELECTOR)].map(keyOf);

// `text` of a field without the marks that the original does not have; the words in them stay.
export function fitting(text, source) {
  const keys = keysOf(source);
  const stack = [];
  return text.replace(TAG, (tag, closes, name, id) => {
    const isKept = closes ? stack.pop() : keys.includes(name === "a" ? id : name);
    if (!closes) stack.push(isKept);
    return isKept ? tag : "";
  });
}

// The marks of `element` get the numbers that they have in the original.
export function number(element, source) {
  const keys = keysOf(source);
  for (const node of element.querySelectorAll(SELECTOR)) {
    const index = keys.indexOf(keyOf(node));
    if (index >= 0) node.dataset.n = index + 1;
  }
}

export class Marks {
  static neededFor(source) { return Boolean(source.querySelector(SELECTOR)); }

  constructor(field) {
    this.field = field;
    this.list = this.ofSource();
    const area = field.area;
    this.box = element("div", {
      className: "te-box", role: "textbox", contentEditable: area.readOnly ? "false" : "true",
      tabIndex: 0, lang: area.lang, spellcheck: true, "aria-multiline": "true",
    });
    this.box.setAttribute("aria-labelledby", `l${field.id}`);
    if (area.readOnly) this.box.setAttribute("aria-readonly", "true");
    this.bar = element("p", { className: "te-marks", id: `m${field.id}` });
    this.box.setAttribute("aria-details", this.bar.id);
    area.hidden = true;
    area.after(this.box, this.bar);
    this.makeBar(area.readOnly);
    this.read();
    this.box.addEventListener("beforeinput", event => this.guard(event));
    this.box.addEventListener("input", () => this.write());
    this.box.addEventListener("blur", () => this.read());
    this.box.addEventListener("keydown", event => this.undo(event));
    this.box.addEventListener("keydown", event => this.leaveMark(event));
    this.box.addEventListener("drop", event => event.preventDefault());
  }

  // [{name, key, text, about}] in the order of the original.
  ofSource() {
    const seen = {};
    return [...this.field.source.querySelectorAll(SELECTOR)].map(node => {
      const name = node.localName;
      const key = name === "a" ? node.dataset.m : name;
      seen[key] = (seen[key] || 0) + 1;
      return { name, key, text: node.textContent, about: node.title || "", nth: seen[key] };
    });
  }

  makeBar(isClosed) {
    this.bar.append(`${words.marks} `);
    this.buttons = this.list.map((mark, index) => {
      const about = [NAMES[mark.name] || words.other, mark.text && `„${mark.text}“`, mark.about && `→ ${mark.about}`];
      const button = element("button", { type: "button", className: "te-mark", disabled: isClosed },
        element("kbd", {}, `Alt ${index + 1}`), ` ${about.filter(Boolean).join(" ")}`, element("i"));
      button.addEventListener("mousedown", event => event.preventDefault());
      button.addEventListener("click", () => this.apply(index));
      this.bar.append(button);
      return button;
    });
  }

  // Other words at once. The browser cannot undo that here: one step of our own does.
  replace(value) {
    const { area } = this.field;
    this.replaced = { before: area.value, after: value };
    area.value = value;
    this.read();
    getSelection().selectAllChildren(this.box);
    getSelection().collapseToEnd();
  }

  undo(event) {
    const isUndo = event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isUndo || !this.replaced || this.replaced.after !== this.field.area.value) return;
    event.preventDefault();
    this.field.overwrite(this.replaced.before, "typed");
    this.replaced = null;
    say(words.undone);
  }

  // From the textarea to the box.
  read() {
    const made = document.createDocumentFragment();
    let place = made;
    const stack = [];
    let last = 0;
    const text = this.field.area.value;
    const put = words => { if (words) place.append(words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")); };
    for (const match of text.matchAll(TAG)) {
      put(text.slice(last, match.index));
      last = match.index + match[0].length;
      if (match[1]) {
        if (stack.length && stack.at(-1).localName === match[2]) {
          stack.pop();
          place = stack.at(-1) || made;
        }
      } else {
        const node = this.node(match[2], match[3]);
        place.append(node);
        stack.push(node);
        place = node;
      }
    }
    put(text.slice(last));
    if (made.lastChild?.nodeType === Node.ELEMENT_NODE) made.append(EDGE);
    this.box.replaceChildren(made);
    this.check();
  }

  node(name, key) {
    const node = document.createElement(name);
    if (name === "a") node.dataset.m = key || "";
    const index = this.list.findIndex(mark => mark.key === (name === "a" ? key : name));
    if (index >= 0) {
      node.dataset.n = index + 1;
      if (this.list[index].about) node.title = this.list[index].about;
    }
    return node;
  }

  // From the box to the textarea.
  write() {
    const value = serialise(this.box).replaceAll(EDGE, "").replace(/\n$/, "");
    if (value !== this.field.area.value) {
      this.field.area.value = value;
      this.field.typed();
    }
    this.check();
  }

  guard(event) {
    if (event.inputType === "insertParagraph" || event.inputType === "insertLineBreak") {
      event.preventDefault();
      document.execCommand("insertText", false, "\n");
    } else if (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop") {
      event.preventDefault();
      const text = event.dataTransfer?.getData("text/plain") ?? event.data ?? "";
      document.execCommand("insertText", false, text);
    } else if (event.inputType === "formatBold" || event.inputType === "formatItalic") {
      event.preventDefault();
      const names = event.inputType === "formatBold" ? ["b", "strong"] : ["i", "em"];
      const index = this.list.findIndex(mark => names.includes(mark.name));
      if (index >= 0) this.apply(index);
    } else if (event.inputType.startsWith("format")) {
      event.preventDefault();
    }
  }

  // At the end of a mark, the right arrow and End lead out of it: what is typed next stands behind it.
  leaveMark(event) {
    if (!["ArrowRight", "End"].includes(event.key) || event.shiftKey || event.altKey || event.ctrlKey) return;
    const { anchorNode, anchorOffset, isCollapsed } = getSelection();
    const mark = anchorNode?.parentElement?.closest(SELECTOR) || anchorNode?.closest?.(SELECTOR);
    if (!mark || !this.box.contains(mark)) return;
    const rest = document.createRange();
    rest.setStart(anchorNode, isCollapsed ? anchorOffset : anchorNode.childNodes.length);
    rest.setEndAfter(mark);
    const after = document.createRange();
    after.setStartAfter(mark);
    after.setEndAfter(this.box.lastChild);
    const isLast = !after.toString().replaceAll(EDGE, "");
    if (rest.toString().replaceAll(EDGE, "") && isCollapsed && !(event.key === "End" && isLast)) return;
    if (event.key === "End" && !isLast) return;
    if (!mark.nextSibling?.data) mark.after(EDGE);
    event.preventDefault();
    const next = mark.nextSibling;
    getSelection().collapse(next, next.data.startsWith(EDGE) ? 1 : 0);
  }

  // Which marks the translation has, and which are missing.
  check() {
    this.list.forEach((mark, index) => {
      const there = this.find(mark).length >= mark.nth;
      this.buttons[index].classList.toggle("is-missing", !there);
      this.buttons[index].querySelector("i").textContent = there ? "" : ` ${words.missing}`;
    });
  }

  find(mark) {
    const selector = mark.name === "a" ? `a[data-m="${mark.key}"]` : mark.name;
    return [...this.box.querySelectorAll(selector)].filter(node => node.textContent.replaceAll(EDGE, ""));
  }

  // Around the selected words; a link that stands elsewhere comes here. Without a selection, with the original's words.
  apply(index) {
    const mark = this.list[index];
    if (!mark || this.box.contentEditable !== "true") return;
    if (!this.box.contains(document.activeElement)) this.box.focus();
    const selection = getSelection();
    if (!selection.rangeCount || !this.box.contains(selection.anchorNode)) {
      selection.selectAllChildren(this.box);
      selection.collapseToEnd();
    }
    const range = selection.getRangeAt(0);
    const chosen = range.toString().replaceAll(EDGE, "");
    const there = this.find(mark)[mark.nth - 1] || (mark.name === "a" ? this.find(mark)[0] : null);
    if (there && (!chosen || there.contains(range.commonAncestorContainer))) {
      selection.selectAllChildren(there);
      return;
    }
    const node = this.node(mark.name, mark.key);
    if (chosen) node.append(range.extractContents());
    else node.append(mark.text);
    if (there) there.replaceWith(...there.childNodes);
    range.insertNode(node);
    if (!node.nextSibling) node.after(EDGE);
    selection.selectAllChildren(node);
    this.write();
  }
}
