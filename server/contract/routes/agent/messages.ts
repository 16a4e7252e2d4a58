import { Type } from 'typebox';
import { Id } from '../../schemas/basics.ts';
import { EditMessage, SendMessage, SentMessage } from '../../schemas/messages-api.ts';
import { MESSAGE } from '../examples.ts';
import type { Routes } from '../route.ts';

const SENDING = [
  'conversation_unknown',
  'message_empty',
  'message_too_long',
  'attachment_unknown',
  'message_unknown',
  'id_taken',
  'conversation_merged',
] as const;
const SENT = { message: MESSAGE };

/** What agents write, and the files in it. */
export const messages = {
  send: {
    method: 'POST',
    path: '/api/agent/conversations/:id/messages',
    who: 'agent',
    key: 'write',
    body: SendMessage,
    answer: SentMessage,
    creates: 'once',
    errors: SENDING,
    summary: 'Answer the visitor',
    description:
      'A message may offer `choices`, at most ten of 80 characters, which the visitor sees as buttons. It may be a `card` (title, text, picture, up to three buttons that are `links` or `choices`; a picture of your own is its file) or have a `form` of up to six fields, which the visitor answers once: the answer is a message with `chosenOf`, `answers`, and the same in words. Leave `body` empty then: it becomes the card or form in words, for mails, transcripts and programs that show neither.',
    example: { body: { id: MESSAGE.id, body: MESSAGE.body }, answer: SENT },
  },
  note: {
    method: 'POST',
    path: '/api/agent/conversations/:id/notes',
    who: 'agent',
    key: 'write',
    body: SendMessage,
    answer: SentMessage,
    creates: 'once',
    errors: SENDING,
    summary: 'Write a note that only agents see',
    description:
      'Whoever is mentioned in it, as `@Ana`, is notified. What is said in a room of the team is a note as well.',
    example: {
      body: { id: MESSAGE.id, body: '@Ana knows more.' },
      answer: { message: { ...MESSAGE, kind: 'note', body: '@Ana knows more.' } },
    },
  },
  edit: {
    method: 'PATCH',
    path: '/api/agent/conversations/:id/messages/:messageId',
    who: 'agent',
    key: 'write',
    body: EditMessage,
    answer: SentMessage,
    errors: ['conversation_unknown', 'message_unknown', 'message_empty', 'message_too_long', 'too_late'],
    summary: 'Edit your own message',
    description: 'Within an hour.',
    example: { body: { body: MESSAGE.body }, answer: SENT },
  },
  unsend: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/messages/:messageId',
    who: 'agent',
    key: 'write',
    answer: SentMessage,
    errors: ['conversation_unknown', 'message_unknown', 'too_late'],
    summary: 'Take your own message back',
    description: 'Within a minute. Nothing of it is left but its place.',
    example: { answer: { message: { ...MESSAGE, body: '', unsentAt: MESSAGE.at } } },
  },
  file: {
    method: 'GET',
    path: '/api/agent/attachments/:id/:variant',
    who: 'agent',
    key: 'read',
    params: Type.Object({
      id: Id,
      variant: Type.Union([Type.Literal('content'), Type.Literal('thumbnail')]),
    }),
    content: 'application/octet-stream',
    errors: ['not_found'],
    summary: 'Download a file, or its small picture',
    description: 'With the media type that its content has.',
  },
} as const satisfies Routes;
