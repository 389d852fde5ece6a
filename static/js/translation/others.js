// Who else is here, and what they saved meanwhile. Asks every twenty seconds while the window is seen.
import { config, fill, fragment, token, words } from "./shared.js";

const PAUSE = 20000;

export class Others {
  constructor(editor) {
    this.editor = editor;
    this.place = document.getElementById("te-here");
    this.since = config.now;
    this.ask();
    setInterval(() => { if (!document.hidden) this.ask(); }, PAUSE);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.ask(); });
    addEventListener("pagehide", () => this.leave());
    // The window came back from the browser's history.
    addEventListener("pageshow", event => { if (event.persisted) this.ask(); });
  }

  leave() {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    navigator.sendBeacon("here/leave/", body);
  }

  async ask() {
    let found;
    try {
      found = JSON.parse(await fragment(`here/?since=${encodeURIComponent(this.since)}`));
    } catch {
      this.place.textContent = ""; // Nobody knows.
      return; // Asked again soon; saving says when there is no connection.
    }
    this.since = found.at;
    const names = found.names.join(", ");
    this.place.textContent = names ? fill(words.here, { names }) : "";
    for (const [id, text] of Object.entries(found.texts)) {
      const row = this.editor.byId.get(id);
      // A text that is being written here meets the other's words when it is saved.
      if (!row || row.isUnsent || row.disputed) continue;
      // This answer may be older than that of one's own saving.
      if (text.version <= Number(row.version)) continue;
      if (this.editor.saver.busy.has(row)) continue;
      row.take(text, row.value);
      this.editor.help.forget(row);
    }
  }
}
