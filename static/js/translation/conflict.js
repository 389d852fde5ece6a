// Two people wrote the same text: both are shown, a person chooses.
import { config, element, say, words } from "./shared.js";

export function chooseBetween(row, conflict) {
  row.disputed = true;
  row.row.querySelector(".te-conflict")?.remove();
  const close = () => {
    panel.remove();
    row.disputed = false;
    row.box.focus();
  };
  const choice = (text, act) => {
    const button = element("button", { type: "button", className: "button button-small button-secondary" }, text);
    button.addEventListener("click", act);
    return button;
  };
  const panel = element("div", { className: "te-conflict", role: "group", "aria-label": conflict.message },
    element("p", {}, element("b", {}, conflict.message)),
    element("p", { className: "te-theirs", lang: config.target }, conflict.theirs || "–"),
    element("p", { className: "te-choices" },
      choice(words.keepMine, () => {
        row.version = String(conflict.version);
        close();
        row.editor.saver.send(row, "save");
      }),
      choice(words.takeTheirs, () => {
        row.version = String(conflict.version);
        row.putAside(conflict.theirs);
        row.saved = conflict.theirs;
        close();
        // Ctrl+Z brings one's own back, and the history has them.
        row.replace(conflict.theirs);
        row.changed();
        row.show(conflict);
        row.editor.list.refresh();
        row.editor.saver.send(row, "save");
      }),
      choice(words.merge, () => {
        row.version = String(conflict.version);
        close();
        row.overwrite([row.value, conflict.theirs].filter(Boolean).join("\n"), "typed");
      })));
  row.row.append(panel);
  say(conflict.message);
  panel.querySelector("button").focus();
}
