import { SendMessage, SentMessage } from '../../schemas/messages-api.ts';
import { AttachmentLinks } from '../../schemas/widget-api.ts';
import { AT, MESSAGE, VISITOR } from '../examples.ts';
import type { Routes } from '../route.ts';

const WORDS = 'When does it ship?';

/** What visitors write, and the files in it. */
export const widgetMessages = {
  send: {
    method: 'POST',
    path: '/api/widget/conversations/:id/messages',
    who: 'visitor',
    body: SendMessage,
    answer: SentMessage,
    creates: 'once',
    errors: [
      'conversation_unknown',
      'message_empty',
      'message_too_long',
      'attachment_unknown',
      'message_unknown',
      'id_taken',
      'proof_required',
      'form_incomplete',
      'already_answered',
    ],
    summary: 'Send a message',
    description:
      'The same id again finds the same message again. Writing into a resolved conversation opens it again. `chosenOf` names the message whose choice the words are; where that message offers no such words (any more), they are stored without it. `answers` fill in the form of the message that `chosenOf` names, once; `body` says the same in words, and is all that is stored where that form is gone. `replyTo` names the message of the conversation that it replies to; the answer repeats the beginning of it, as does every copy of the message from then on.',
    example: {
      body: { id: MESSAGE.id, body: WORDS },
      answer: {
        message: { ...MESSAGE, author: { kind: 'visitor', id: VISITOR.id, name: VISITOR.name }, body: WORDS },
      },
    },
  },
  fileLinks: {
    method: 'GET',
    path: '/api/widget/attachments/:id/links',
    who: 'visitor',
    answer: AttachmentLinks,
    errors: ['not_found'],
    summary: 'Get links to a file',
    description: 'They work for a while without a header, for `<img>` and `<a>`.',
    example: {
      answer: {
        content: 'https://chat.example.com/files/…/content?expires=…&signature=…',
        thumbnail: null,
        expiresAt: AT,
      },
    },
  },
} as const satisfies Routes;
