/** The id of the one text box of the workspace. */
export const REPLY_BOX_ID = 'reply-box';

/** Puts the cursor at the end of what is written. */
export function focusReplyBox(): void {
  // A changed mode renders another text first.
  requestAnimationFrame(() => {
    const box = document.getElementById(REPLY_BOX_ID);
    if (!(box instanceof HTMLTextAreaElement)) return;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });
}

/** Puts something in where the cursor is, and the cursor after it. */
export function insertIntoReplyBox(added: string, write: (text: string) => void): void {
  const box = document.getElementById(REPLY_BOX_ID);
  if (!(box instanceof HTMLTextAreaElement)) return;
  const { value, selectionStart, selectionEnd } = box;
  write(value.slice(0, selectionStart) + added + value.slice(selectionEnd));
  const caret = selectionStart + added.length;
  requestAnimationFrame(() => {
    box.focus();
    box.setSelectionRange(caret, caret);
  });
}
