// The translator's editor. The page works as a plain form; this makes each text save itself.
import { Field } from "./field.js";
import { Frames } from "./frames.js";
import { Help } from "./help.js";
import { restore } from "./kept.js";
import { Keys } from "./keys.js";
import { List } from "./list.js";
import { closeMenus } from "./menus.js";
import { Others } from "./others.js";
import { Saver } from "./saver.js";
import { config, element, fragment, say } from "./shared.js";

const root = document.getElementById("te");
root.classList.add("te-on");

const editor = { root, config, rows: [], active: null };
editor.saver = new Saver(editor);
editor.frames = new Frames(editor);
editor.help = new Help(editor);
editor.list = new List(editor);
editor.versions = new Map(document.querySelector("#te-doc [name=versions]").value.split(",").map(pair => pair.split(":")));
editor.rows = [...root.querySelectorAll(".r")].map(element => new Field(element, editor));
editor.byId = new Map(editor.rows.map(row => [row.id, row]));
editor.keys = new Keys(editor);

const tools = document.getElementById("te-tools")?.content.firstElementChild.cloneNode(true);

editor.activate = row => {
  if (editor.active === row) return;
  editor.active?.leave();
  editor.active = row;
  row.enter(tools);
  editor.help.show(row);
  editor.frames.reveal(row);
};

editor.changed = () => editor.list.count();

tools?.addEventListener("click", event => {
  const button = event.target.closest("button[data-do]");
  if (button && editor.active) editor.active.act(button.dataset.do);
});

editor.next = (from, onlyWaiting) => {
  const shown = editor.rows.filter(row => row.isShown);
  const start = shown.indexOf(from) + 1;
  const order = [...shown.slice(start), ...(onlyWaiting ? shown.slice(0, start - 1) : [])];
  const found = onlyWaiting ? order.find(row => row.waits) : order[0];
  if (found) found.focus();
  else if (onlyWaiting) say(config.words.noMore);
  return found;
};

editor.before = from => {
  const shown = editor.rows.filter(row => row.isShown);
  shown[shown.indexOf(from) - 1]?.focus();
};

restore(editor);
editor.list.count();
new Others(editor);
closeMenus(root);
const asked = editor.byId.get(/\d+$/.exec(location.hash)?.[0]);
if (asked && !asked.isShown) editor.list.choose("");
asked?.focus();

// The facts unfold here; without a script the link leads to them.
const facts = document.getElementById("te-facts");
facts.setAttribute("role", "button");
facts.setAttribute("aria-expanded", "false");
facts.addEventListener("click", async event => {
  event.preventDefault();
  let list = document.getElementById("te-facts-here");
  if (!list) {
    const page = new DOMParser().parseFromString(await fragment(facts.href), "text/html");
    list = element("div", { id: "te-facts-here", className: "te-facts-here", hidden: true, tabIndex: 0, role: "region", "aria-label": facts.textContent },
      ...page.querySelectorAll("#te-facts-list > :not(p:first-child)"));
    document.querySelector(".te-bar").append(list);
    facts.setAttribute("aria-controls", list.id);
  }
  list.hidden = !list.hidden;
  facts.setAttribute("aria-expanded", String(!list.hidden));
});
facts.addEventListener("keydown", event => {
  if (event.key === " ") {
    event.preventDefault();
    facts.click();
  }
});
