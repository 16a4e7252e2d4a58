import type { Workspace } from '../../stores/workspace.ts';

/** The id of the one text box of the workspace. */
export const REPLY_BOX_ID = 'reply-box';

/** Puts the cursor at the end of what is written; whoever is writing there keeps theirs. */
export function focusReplyBox(): void {
  // A changed mode renders another text first.
  requestAnimationFrame(() => {
    const box = document.getElementById(REPLY_BOX_ID);
    if (!(box instanceof HTMLTextAreaElement) || document.activeElement === box) return;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });
}

/**
 * After a claim: the cursor goes to the reply box, unless the agent has gone on meanwhile, to another conversation, into
 * a dialog or another field. What they type next would otherwise land in the wrong place.
 */
export function beginReply({ thread }: Pick<Workspace, 'thread'>, conversationId: string): void {
  if (thread.peek()?.id !== conversationId) return;
  if (isTypingIn(document.activeElement) || document.querySelector('dialog[open]') !== null) return;
  focusReplyBox();
}

/** Whether keys are letters where the focus is. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type);
}

/** Puts something in where the cursor is, and the cursor after it. */
export function insertIntoReplyBox(added: string, write: (text: string) => void): void {
  const box = document.getElementById(REPLY_BOX_ID);
  if (!(box instanceof HTMLTextAreaElement)) return;
  const { value, selectionStart, selectionEnd } = box;
  const caret = selectionStart + added.length;
  // At once, before anything is drawn: the next letter goes behind it.
  box.value = value.slice(0, selectionStart) + added + value.slice(selectionEnd);
  box.focus();
  box.setSelectionRange(caret, caret);
  write(box.value);
}
