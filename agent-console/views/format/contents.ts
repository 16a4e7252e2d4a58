import { choicesIn } from '../../../server/contract/choices.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { withoutMarkup } from '../../../server/contract/text/markdown.ts';
import type { Texts } from '../../locales/en.ts';

/** What somebody writes, in one line: as it will read, without marks of style and the answers it offers. */
export const draftedLine = (written: string): string =>
  withoutMarkup(choicesIn(written).text) || written.trim();

/** What a message says in one line: its words, else what is attached, or that nothing is left of it. */
export function contentOf(
  { body, attachments, unsentAt }: Pick<Message, 'body' | 'attachments' | 'unsentAt'>,
  { card, own }: Texts,
): string {
  if (unsentAt !== undefined) return own.unsent;
  if (body.trim() !== '') return withoutMarkup(body);
  const pictures = attachments.every((attachment) => attachment.picture !== null);
  return pictures ? card.pictures(attachments.length) : card.files(attachments.length);
}
