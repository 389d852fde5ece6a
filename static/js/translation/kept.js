// Words that are not saved yet stay in the browser, each with the place that it was typed for.
import { config, element, say, words } from "./shared.js";

const PREFIX = `te:${config.pk}:`;
// Enough of the original to know it again.
const EXCERPT = 200;

export const kept = {
  // False where the browser is full or forbids it.
  set(row) {
    const { id, value, version, place, label, intent, overwritten } = row;
    const source = row.source.textContent.trim().slice(0, EXCERPT);
    try {
      localStorage.setItem(PREFIX + id, JSON.stringify({ value, version, place, label, source, intent, overwritten }));
      return true;
    } catch { return false; }
  },
  drop(id) { try { localStorage.removeItem(PREFIX + id); } catch { /* forbidden */ } },
  // [[id of the text, what was kept]]
  all() {
    try {
      return Object.keys(localStorage).filter(key => key.startsWith(PREFIX))
        .map(key => [key.slice(PREFIX.length), JSON.parse(localStorage.getItem(key))])
        .filter(([, left]) => left);
    } catch { return []; }
  },
};

// Words that a closed window or a lost connection had left behind.
export function restore(editor) {
  const strays = [];
  let any = false;
  for (const [id, left] of kept.all()) {
    const row = editor.byId.get(id);
    if (row && (!left.place || left.place === row.place)) {
      if (left.value === row.value && !left.intent && !left.overwritten?.length) kept.drop(id);
      else if (config.closed) strays.push([id, { words: left.value, ...left }]);
      else {
        row.restore(left);
        any = true;
      }
      continue;
    }
    left.words = [...(left.overwritten || []), left.value].filter(text => text?.trim()).join("\n\n");
    const home = homeOf(left, editor.rows);
    if (!left.words || home?.value === left.words) kept.drop(id);
    else if (home && !config.closed) offer(home, id, left);
    else strays.push([id, left]);
  }
  if (strays.length) show(strays);
  if (any) say(words.restored);
}

// The text that took the place of the one that the words were typed for.
function homeOf({ place = "" }, rows) {
  const [context, string] = place.split(".");
  if (!string) return undefined;
  const here = rows.filter(row => row.place.split(".")[0] === context);
  const same = rows.filter(row => row.place.split(".")[1] === string);
  return here.find(row => row.place === place)
    || here.find(row => (row.row.dataset.p || "").split(" ").includes(string))
    || (here.length === 1 ? here[0] : undefined)
    || (same.length === 1 ? same[0] : undefined);
}

const button = (text, act) => {
  const made = element("button", { type: "button", className: "button button-small button-secondary" }, text);
  made.addEventListener("click", act);
  return made;
};

function offer(row, id, left) {
  const done = () => {
    kept.drop(id);
    panel.remove();
    row.box.focus();
  };
  const panel = element("div", { className: "te-conflict te-kept", role: "group", "aria-label": words.before },
    element("p", {}, element("b", {}, words.before)),
    element("p", { className: "te-theirs", lang: config.target }, left.words),
    element("p", { className: "te-choices" },
      button(words.useOld, () => {
        row.use(left.words, "typed");
        done();
      }),
      button(words.discard, done)));
  row.row.append(panel);
}

// Without a place on the page: to be copied.
function show(strays) {
  const list = element("section", { className: "te-strays", "aria-label": words.strays },
    element("h2", {}, words.strays), element("p", {}, words.straysWhy));
  for (const [id, left] of strays) {
    const area = element("textarea", { readOnly: true, value: left.words, lang: config.target, "aria-label": left.label || words.strays });
    const part = element("div", {},
      element("p", {}, element("b", {}, left.label || ""), " ", element("span", { lang: config.source }, left.source || "")),
      area, element("p", { className: "te-choices" }, button(words.copy, () => {
        area.select();
        document.execCommand("copy");
        say(words.copiedWords);
      })));
    // While the page is closed the words wait for their text.
    if (!config.closed) {
      part.lastChild.append(button(words.discard, () => {
        kept.drop(id);
        (list.querySelectorAll("textarea").length > 1 ? part : list).remove();
      }));
    }
    list.append(part);
  }
  document.getElementById("te-doc").prepend(list);
  say(words.strays);
}
