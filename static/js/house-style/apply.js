// Puts changes into a field. Places are counted in characters of Unicode, as the server counts them.

// True when the field still holds the text and the changes are in it; `edits` are [start, end, new].
export function apply(field, { block, text, edits }) {
  const inReverse = [...edits].sort((one, other) => other[0] - one[0]);
  return block ? inRichText(field, block, text, inReverse) : inPlainText(field, text, inReverse);
}

function unitsBefore(text, place) {
  return [...text].slice(0, place).join("").length;
}

function inPlainText(field, text, edits) {
  // A form sends line ends as two characters, the field holds one.
  if (field.value !== text) return false;
  let value = text;
  for (const [start, end, words] of edits) {
    value = value.slice(0, unitsBefore(text, start)) + words + value.slice(unitsBefore(text, end));
  }
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function inRichText(field, key, text, edits) {
  const editor = field.draftailEditor;
  const draft = window.DraftJS;
  if (!editor || !draft) return false;
  const state = editor.getEditorState();
  let content = state.getCurrentContent();
  const block = content.getBlockForKey(key);
  if (!block || block.getText() !== text) return false;
  for (const [from, to, words] of edits) {
    const start = unitsBefore(text, from);
    const end = unitsBefore(text, to);
    const place = draft.SelectionState.createEmpty(key).merge({ anchorOffset: start, focusOffset: end });
    // Bold, italic and links go on through the change.
    const at = Math.min(start, block.getLength() - 1);
    const style = block.getInlineStyleAt(at);
    const before = start > 0 ? block.getEntityAt(start - 1) : null;
    const entity = block.getEntityAt(at) === before || end > start ? block.getEntityAt(at) : null;
    content = end > start
      ? draft.Modifier.replaceText(content, place, words, style, entity)
      : draft.Modifier.insertText(content, place, words, style, entity);
  }
  editor.onChange(draft.EditorState.push(state, content, "insert-characters"));
  return true;
}
