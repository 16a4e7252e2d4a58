import { Type } from 'typebox';
import { SayVisitorPush } from '../../notices/push-api.ts';
import { Id } from '../../schemas/basics.ts';
import {
  ResumedConversation,
  ResumedFileQuery,
  ResumedMessage,
  ResumedQuery,
  SendResumed,
} from '../../schemas/mail-api.ts';
import { Mark, Uploaded, UploadQuery } from '../../schemas/messages-api.ts';
import type { Routes } from '../route.ts';

const ID = '3f1c2b6a-5d0e-4f7a-9c1b-2e8d7a6f5b4c';
const PUBLIC_KEY = 'BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U';
const MESSAGE = {
  id: ID,
  seq: 4,
  at: 1_767_225_600_000,
  mine: false,
  author: 'Ana',
  body: 'It left today.',
  deleted: false,
  files: [],
};

/**
 * One conversation, for whoever has the link of a mail about it. The link's token is the bearer token, so that it stands in the
 * address of the page alone.
 */
export const resumed = {
  read: {
    method: 'GET',
    path: '/api/resumed',
    who: 'token',
    query: ResumedQuery,
    answer: ResumedConversation,
    errors: ['not_found'],
    summary: 'Read the conversation of a link in a mail',
    description:
      'This conversation and nothing else; with `after`, once there is more, or after 25 seconds. `not_found` when the link has ended; its details say so in the language of the browser.',
    example: {
      answer: {
        site: { name: 'Shop', color: '#0e7c66', logo: null },
        language: { tag: 'en', direction: 'ltr' },
        texts: {
          write: 'Write a message…',
          send: 'Send',
          notSent: 'Your message was not sent. Please try again.',
          you: 'You',
          deleted: 'This message was deleted.',
          attach: 'Attach files',
          uploading: 'Uploading {name}',
          removeFile: 'Remove {name}',
          fileTooLarge: '“{name}” is larger than {limit}.',
          fileKindRefused: '“{name}” can’t be sent here: files of this type aren’t accepted.',
          uploadFailed: 'Not uploaded',
          unreachable: 'The chat cannot be reached right now. Retrying…',
        },
        seq: 4,
        files: { bytes: 20_971_520, perMessage: 10, kinds: ['picture', 'pdf'] },
        push: {
          publicKey: PUBLIC_KEY,
          texts: {
            ask: 'Get a notification when we reply?',
            turnOn: 'Turn on notifications',
            on: 'You will get a notification on this device when we reply.',
            turnOff: 'Turn off',
            blocked: 'Your browser blocks notifications from this page.',
          },
        },
        messages: [MESSAGE],
      },
    },
  },
  send: {
    method: 'POST',
    path: '/api/resumed/messages',
    who: 'token',
    body: SendResumed,
    answer: ResumedMessage,
    creates: 'once',
    errors: [
      'not_found',
      'visitor_blocked',
      'message_empty',
      'message_too_long',
      'attachment_unknown',
      'id_taken',
    ],
    summary: 'Write into the conversation of a link in a mail',
    description: 'As its visitor. Agents see that it came by the link, which anybody may have.',
    example: { body: { id: ID, body: 'Thank you!' }, answer: { ...MESSAGE, mine: true, author: 'Ada' } },
  },
  upload: {
    method: 'POST',
    path: '/api/resumed/attachments',
    who: 'token',
    query: UploadQuery,
    file: true,
    answer: Uploaded,
    creates: 'once',
    errors: ['not_found', 'visitor_blocked', 'forbidden', 'file_kind_refused', 'id_taken'],
    summary: 'Upload a file for the conversation of a link in a mail',
    description:
      'As its visitor, within their limits. It is sent with the next message that names its id; what is never sent is removed. `forbidden` where the site takes no files, `file_kind_refused` where it takes others.',
    example: {
      query: { id: ID },
      answer: {
        attachment: {
          id: ID,
          name: 'invoice.pdf',
          mediaType: 'application/pdf',
          sizeBytes: 48_200,
          picture: null,
        },
      },
    },
  },
  markRead: {
    method: 'PUT',
    path: '/api/resumed/read',
    who: 'token',
    body: Mark,
    errors: ['not_found'],
    summary: 'Say how far the conversation was read',
    description: 'Sent while the page is looked at: programs that check links for viruses open it, too.',
    example: { body: { upTo: 4 } },
  },
  sayPush: {
    method: 'PUT',
    path: '/api/resumed/push',
    who: 'token',
    body: SayVisitorPush,
    errors: ['not_found', 'bad_request'],
    summary: 'Say whether this browser wants to be notified of answers',
    description:
      'For as long as the link works. Three browsers a conversation; the oldest is forgotten. The endpoint must be an https address on the public internet.',
    example: {
      body: {
        endpoint: 'https://push.example.com/s/1',
        keys: { p256dh: PUBLIC_KEY, auth: 'tBHItJI5svbpez7KI4CCXg' },
        on: true,
      },
    },
  },
  file: {
    method: 'GET',
    path: '/c/:token/files/:id',
    who: 'signature',
    params: Type.Object({ token: Type.String({ maxLength: 100 }), id: Id }),
    query: ResumedFileQuery,
    content: 'text/plain',
    errors: ['not_found'],
    summary: 'Open a file of the conversation of a link in a mail',
    description: 'Leads on to a link to the file that works for some minutes.',
  },
} as const satisfies Routes;
