// Everything by keyboard. Nothing is bound that a screen reader or the browser needs in a field.
export class Keys {
  constructor(editor) {
    this.editor = editor;
    this.dialog = document.getElementById("te-keys");
    document.getElementById("te-keys-open")?.addEventListener("click", () => this.dialog.showModal());
    editor.root.addEventListener("keydown", event => {
      if (this.handle(event)) event.preventDefault();
    });
    document.addEventListener("keydown", event => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key === "?" && !typing && !document.querySelector("dialog[open]")) {
        event.preventDefault();
        this.dialog.showModal();
      }
    });
  }

  handle(event) {
    const row = this.editor.active;
    if (!row || event.isComposing) return false;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.altKey) return this.withBoth(event, row);
    if (control && event.key === "Enter") {
      row.finish();
      return true;
    }
    if (event.altKey && !control && !event.shiftKey) return this.withAlt(event, row);
    if (event.key === "Escape") return this.leave(event.target, row);
    return false;
  }

  // From the help into the field, from the field to its label: there the keys that are letters work.
  leave(target, row) {
    if (this.editor.help.holds(target)) row.box.focus();
    else if (target === row.box) row.link.focus();
    else return false;
    return true;
  }

  withBoth(event, row) {
    // By the key's place: with Alt, layouts give other letters.
    const digit = /^Digit([1-3])$/.exec(event.code);
    if (digit) return this.editor.help.use(Number(digit[1]));
    const act = { KeyC: "copy", KeyK: "keep", KeyH: "help" }[event.code];
    if (act) row.act(act);
    return Boolean(act);
  }

  withAlt(event, row) {
    if (event.key === "ArrowDown") {
      this.editor.next(row, false);
      return true;
    }
    if (event.key === "ArrowUp") {
      this.editor.before(row);
      return true;
    }
    const digit = /^Digit([1-9])$/.exec(event.code);
    if (digit && row.marks) {
      row.marks.apply(Number(digit[1]) - 1);
      return true;
    }
    return false;
  }
}
