import type { Workspace } from '../../stores/workspace.ts';

/** The id of the one text box of the workspace. */
export const REPLY_BOX_ID = 'reply-box';

/** Puts the cursor at the end of what is written; whoever is writing there keeps theirs. */
export function focusReplyBox(): void {
  // A changed mode renders another text first.
  requestAnimationFrame(() => {
    const box = replyBox();
    if (box === null || document.activeElement === box) return;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });
}

/**
 * The same as soon as the box is there: the part of the page that has it may still be on its way. An agent who has gone on
 * meanwhile keeps the focus.
 * @param stillOpen whether the thread that is to be answered is the open one; false ends it
 */
export function focusReplyBoxOnceDrawn(stillOpen: () => boolean): void {
  // Until the next frame, the box of the thread before may still be there.
  requestAnimationFrame(() => {
    if (replyBox() !== null) return focusReplyBox();
    const watch = new MutationObserver(() => {
      const drawn = replyBox() !== null;
      if (!drawn && stillOpen()) return;
      watch.disconnect();
      if (drawn && stillOpen() && !hasGoneOn()) focusReplyBox();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
}

/** What is open over the page, or beside the button that opened it; it would close as soon as the focus left it. */
const OPEN_PANEL = 'dialog[open], .popover__panel';

/**
 * After a claim: the cursor goes to the reply box, unless the agent has gone on meanwhile, to another conversation, into
 * a dialog, a menu or another field. What they type next would otherwise land in the wrong place.
 */
export function beginReply({ thread }: Pick<Workspace, 'thread'>, conversationId: string): void {
  if (thread.peek()?.id !== conversationId) return;
  if (!hasGoneOn()) focusReplyBox();
}

/** Whether the agent is in another field, in a dialog or in a menu. */
export function hasGoneOn(): boolean {
  return isTypingIn(document.activeElement) || document.querySelector(OPEN_PANEL) !== null;
}

/** Whether the agent is writing in the reply box. */
export function isInReplyBox(): boolean {
  return replyBox() !== null && document.activeElement === replyBox();
}

function replyBox(): HTMLTextAreaElement | null {
  const box = document.getElementById(REPLY_BOX_ID);
  return box instanceof HTMLTextAreaElement ? box : null;
}

/** Whether keys are letters where the focus is. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type);
}

/** Puts something in where the cursor is, and the cursor after it. */
export function insertIntoReplyBox(added: string, write: (text: string) => void): void {
  const box = replyBox();
  if (box === null) return;
  const { value, selectionStart, selectionEnd } = box;
  const caret = selectionStart + added.length;
  // At once, before anything is drawn: the next letter goes behind it.
  box.value = value.slice(0, selectionStart) + added + value.slice(selectionEnd);
  box.focus();
  box.setSelectionRange(caret, caret);
  write(box.value);
}
