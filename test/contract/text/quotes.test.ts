import { expect, it } from 'vitest';
import { applyEvent } from '../../../server/contract/apply-event.ts';
import type { Conversation, Message } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import { QUOTE_LENGTH, quoteOf } from '../../../server/contract/text/quotes.ts';

const AUTHOR = { kind: 'agent', id: 'ana', name: 'Ana' } as const;
const said = (more: Partial<Message> = {}): Message => ({
  id: 'one',
  conversationId: 'c',
  seq: 3,
  kind: 'text',
  author: AUTHOR,
  body: 'It left today.',
  attachments: [],
  at: 0,
  ...more,
});

it('has who said it, the beginning of the words and the first file, and no name', () => {
  const file = { id: 'f', name: 'invoice.pdf', mediaType: 'application/pdf', sizeBytes: 1, picture: null };
  expect(quoteOf(said({ attachments: [file] }))).toEqual({
    id: 'one',
    seq: 3,
    by: 'agent',
    body: 'It left today.',
    file: 'invoice.pdf',
  });
  expect(quoteOf(said({ body: 'x'.repeat(1_000) })).body).toBe('x'.repeat(QUOTE_LENGTH));
});

it('never ends in half a character', () => {
  expect(quoteOf(said({ body: `${'x'.repeat(QUOTE_LENGTH - 1)}😀` })).body).toBe(
    'x'.repeat(QUOTE_LENGTH - 1),
  );
});

it('changes with the message, in the browser too', () => {
  const quoted = said();
  const reply = said({ id: 'two', seq: 4, body: 'Thank you!', replyTo: quoteOf(quoted) });
  const state = { seq: 4 } as Conversation['state'];
  const after = (event: object) =>
    applyEvent({ state, messages: [quoted, reply], earlier: false }, {
      seq: 5,
      at: 1,
      ...event,
    } as ConversationEvent).messages[1];
  expect(after({ type: 'message.edited', data: { messageId: 'one', body: 'Tomorrow' } })?.replyTo).toEqual({
    ...quoteOf(quoted),
    body: 'Tomorrow',
  });
  expect(after({ type: 'message.unsent', data: { messageId: 'one' } })?.replyTo).toEqual({
    id: 'one',
    seq: 3,
    by: 'agent',
    body: '',
    unsent: true,
  });
  expect(after({ type: 'message.edited', data: { messageId: 'three', body: 'x' } })).toBe(reply);
});
