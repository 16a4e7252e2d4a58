import { choicesIn } from '../../server/contract/choices.ts';
import { fitWords, isBlank } from '../../server/contract/unseen-text.ts';
import type { Chat } from '../stores/chat.ts';
import type { WidgetDeps } from '../stores/deps.ts';
import { INVITATION, type Invitation } from '../stores/invitation.ts';

/** As long as a proactive message may be. */
const MOST_CHARACTERS = 1_000;
/** So much of it stands in the visitor's activity. */
const TOLD_CHARACTERS = 200;

/**
 * What the page says to its visitor, as a line from the team at the end of the conversation. The server has no such message: this
 * browser shows it, before what the visitor answers, and agents see in the visitor's activity that it was shown.
 * @param text `[[…]]` lines at its end are offered as answers
 * @throws TypeError where nothing is said
 */
export function showMessage(
  text: string,
  { storage, newId, now }: Pick<WidgetDeps, 'storage' | 'newId' | 'now'>,
  chat: Chat,
): void {
  const said = choicesIn(typeof text === 'string' ? fitWords(text, MOST_CHARACTERS) : '');
  if (isBlank(said.text)) throw new TypeError('frontdesk showMessage takes a text.');
  const invitation: Invitation = { id: newId(), at: now(), ...said };
  storage.write(INVITATION, JSON.stringify(invitation));
  void chat.activity.track('Message shown', { message: fitWords(said.text, TOLD_CHARACTERS) });
  // Closed, it looks when it is opened.
  if (chat.open.peek()) chat.setOpen(true);
}
