import type { Message, Quote } from '../schemas/conversations.ts';
import type { ConversationEvent } from '../schemas/events.ts';

/** So many characters (UTF-16 units) of a message are repeated above the reply to it. */
export const QUOTE_LENGTH = 200;

type Changed = Extract<ConversationEvent, { type: 'message.edited' | 'message.unsent' }>;

/** What stands of a message above the reply to it. */
export function quoteOf({
  id,
  seq,
  author,
  body,
  attachments,
  unsentAt,
}: Pick<Message, 'id' | 'seq' | 'body' | 'unsentAt'> & {
  author: Pick<Message['author'], 'kind'>;
  attachments: readonly { name: string }[];
}): Quote {
  const [file] = attachments;
  return {
    id,
    seq,
    by: author.kind,
    body: beginning(body),
    ...(file === undefined ? {} : { file: file.name }),
    ...(unsentAt === undefined ? {} : { unsent: true }),
  };
}

/** The same after the message was edited or taken back. */
export function quoteAfter({ file, ...quote }: Quote, { type, data }: Changed): Quote {
  if (type === 'message.unsent') return { ...quote, body: '', unsent: true };
  return { ...quote, body: beginning(data.body), ...(file === undefined ? {} : { file }) };
}

/** Never half of a character that needs two units. */
function beginning(body: string): string {
  return body.slice(0, QUOTE_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
