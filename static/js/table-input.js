// Wagtail's grid for tables (Handsontable) in the language of the admin, with buttons for its rows and columns.
{
  const UpstreamInput = window.telepath.constructors["wagtail.widgets.TableInput"];

  const speak = ({ language, menu }) => {
    const { dictionaryKeys, registerLanguageDictionary } = Handsontable.languages;
    const words = Object.entries(menu).map(([name, text]) => [dictionaryKeys[name], text]);
    registerLanguageDictionary(language, Object.fromEntries(words));
  };

  // A new table has its first row for a header; nothing is to be chosen first.
  const requireHeaders = (select, state) => {
    const mark = document.createElement("span");
    mark.className = "w-required-mark";
    mark.textContent = "*";
    select.labels[0].append(mark);
    select.setAttribute("aria-required", "true");
    if (state?.table_header_choice !== "") select.querySelector("option[value='']").remove();
  };

  // The grid takes the keyboard for as long as a cell is selected in it: what the buttons act at is remembered, and
  // marked, apart from that.
  class TableTools {
    constructor(id, words) {
      this.words = words;
      this.container = document.getElementById(`${id}-handsontable-container`);
      this.caption = document.getElementById(`${id}-handsontable-col-caption`);
      this.input = document.getElementById(id);
      this.chosen = [Infinity, Infinity];
    }

    // Called by the grid as it is made, and again when the state of the block is set anew.
    take(table) {
      this.table = table;
      for (const hook of ["afterCreateRow", "afterCreateCol", "afterRemoveRow", "afterRemoveCol"]) {
        table.addHook(hook, () => this.changed());
      }
      table.addHook("afterSelectionEnd", (_row, _column, row, column) => {
        this.chosen = [row, column];
        this.mark();
        this.name(row + 1, column + 1);
      });
      table.addHook("afterDeselect", () => this.mark());
      table.addHook("afterRender", () => this.mark());
      table.addHook("beforeKeyDown", (event) => this.leave(event));
    }

    draw() {
      this.element = document.createElement("div");
      this.element.className = "table-tools";
      this.element.setAttribute("role", "group");
      this.element.setAttribute("aria-label", this.words.tools);
      this.addRow = this.button("addRow", () => this.add("row"));
      this.addColumn = this.button("addColumn", () => this.add("col"));
      this.removeRow = this.button("removeRow", () => this.remove("row"));
      this.removeColumn = this.button("removeColumn", () => this.remove("col"));
      this.size = document.createElement("output");
      const help = document.createElement("p");
      help.className = "help";
      help.textContent = this.words.help;
      this.element.append(this.size, help);
      this.container.after(this.element);
      this.container.addEventListener("focusin", (event) => this.enter(event));
      this.show();
    }

    button(name, act) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "button button-small button-secondary" });
      button.textContent = this.words[name];
      button.addEventListener("click", () => { if (button.getAttribute("aria-disabled") !== "true") act(); });
      this.element.append(button);
      return button;
    }

    get counts() {
      return { row: this.table.countRows(), col: this.table.countCols() };
    }

    // The chosen cell, or the last one.
    get cell() {
      const { row, col } = this.counts;
      return { row: Math.min(this.chosen[0], row - 1), col: Math.min(this.chosen[1], col - 1) };
    }

    add(axis) {
      const { cell } = this;
      cell[axis] += 1;
      this.chosen = [cell.row, cell.col];
      this.table.alter(`insert_${axis}`, cell[axis]);
    }

    remove(axis) {
      const { cell } = this;
      this.table.alter(`remove_${axis}`, cell[axis]);
      this.chosen = [this.cell.row, this.cell.col];
      this.mark();
    }

    // The grid marks what is selected itself.
    mark() {
      this.container.querySelector(".is-chosen")?.classList.remove("is-chosen");
      if (!this.table.getSelectedLast()) this.table.getCell(...this.chosen)?.classList.add("is-chosen");
    }

    // What is typed goes into a field that the grid moves about.
    name(row, column) {
      const label = this.words.cell.replace("{row}", row).replace("{column}", column);
      this.table.getActiveEditor()?.TEXTAREA.setAttribute("aria-label", label);
    }

    // Into the grid by Tab: the cell is selected, and what is typed is the grid's.
    enter({ target, relatedTarget }) {
      // The grid gives its own field the focus a moment after a key: by then the person may have left.
      if (target.matches("textarea") && !this.table.isListening()) return relatedTarget?.focus();
      const cell = target.closest("td, th");
      if (!cell || this.table.isListening()) return;
      const { row, col } = this.table.getCoords(cell) ?? {};
      if (row >= 0 && col >= 0) this.table.selectCell(row, col);
    }

    // Out of it by Esc, by Tab from the last cell and by Shift+Tab from the first one.
    leave(event) {
      const [row, column] = this.table.getSelectedLast() ?? [];
      const isEditing = this.table.getActiveEditor()?.isOpened();
      const isLast = row === this.counts.row - 1 && column === this.counts.col - 1;
      const isTab = event.key === "Tab";
      const isBack = isTab && event.shiftKey && row === 0 && column === 0;
      const isOut = (event.key === "Escape" && !isEditing) || (isTab && !event.shiftKey && isLast);
      if (!isOut && !isBack) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.table.deselectCell();
      this.table.unlisten();
      (isBack ? this.caption : this.addRow).focus();
    }

    changed() {
      this.show();
      // The form notices what was changed, and saves itself.
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    show() {
      if (!this.element) return;
      const { row, col } = this.counts;
      this.removeRow.setAttribute("aria-disabled", row < 2);
      this.removeColumn.setAttribute("aria-disabled", col < 2);
      this.size.textContent = this.words.size.replace("{rows}", row).replace("{columns}", col);
    }
  }

  class TableInput {
    constructor(options, strings, words) {
      Object.assign(this, { options, strings, words });
      speak(words);
    }

    render(placeholder, name, id, state, ...more) {
      const { words } = this;
      let tools;
      const options = {
        ...this.options,
        language: this.words.language,
        init() {
          tools ??= new TableTools(id, words);
          tools.take(this);
        },
      };
      const input = new UpstreamInput(options, this.strings).render(placeholder, name, id, state, ...more);
      tools.draw();
      const select = document.getElementById(`${id}-table-header-choice`);
      requireHeaders(select, state);
      input.setInvalid = (isInvalid) => {
        select.setAttribute("aria-invalid", isInvalid);
        if (isInvalid) select.setAttribute("aria-describedby", `${id}-errors`);
        else select.removeAttribute("aria-describedby");
      };
      return input;
    }
  }

  window.telepath.register("pobratim.TableInput", TableInput);
}
