// The original of a text was changed or taken out while somebody translated it.
import { element, say, words } from "./shared.js";

export function tellGone(row, message) {
  row.gone = true;
  const saver = row.editor.saver;
  saver.note(row);
  let panel = row.row.querySelector(".te-gone");
  if (!panel) {
    const button = element("button", { type: "button", className: "button button-small" }, words.reload);
    button.addEventListener("click", async () => {
      await saver.all();
      saver.note(row);
      location.reload();
    });
    panel = element("div", { className: "te-conflict te-gone", role: "group", "aria-label": message },
      element("p", {}, element("b", {}, message)), element("p", { className: "te-choices" }, button));
    row.row.append(panel);
  }
  say(message);
}
