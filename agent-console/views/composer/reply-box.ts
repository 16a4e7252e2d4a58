/** The id of the one text box of the desk. */
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
