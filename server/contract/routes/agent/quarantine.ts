import { Type } from 'typebox';
import { Message } from '../../schemas/conversations.ts';
import { QuarantineList } from '../../schemas/mail-api.ts';
import { AT, ID, MESSAGE } from '../examples.ts';
import type { Routes } from '../route.ts';

/** Mail that came in and became no message. */
export const quarantine = {
  list: {
    method: 'GET',
    path: '/api/agent/quarantine',
    who: 'admin',
    key: 'mail',
    answer: QuarantineList,
    summary: 'List the mail that became no message',
    description:
      'The newest 200, the newest first, with the reason. At most 1,000 are kept, for 30 days; older ones follow as these are dealt with.',
    example: {
      answer: {
        mails: [
          {
            id: ID,
            at: AT,
            reason: 'auto_reply',
            from: { name: 'Ada', address: 'ada@example.com' },
            subject: 'Automatic reply: Your order',
            body: 'I am out of the office until Monday.',
            files: 0,
            sizeBytes: 3_120,
            conversationId: ID,
          },
        ],
        address: 'support@example.com',
      },
    },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/quarantine/:id',
    who: 'admin',
    key: 'mail',
    errors: ['not_found'],
    summary: 'Remove a mail from the list',
    description: 'It is gone for good.',
  },
  add: {
    method: 'POST',
    path: '/api/agent/quarantine/:id/message',
    who: 'admin',
    key: 'mail',
    answer: Type.Object({ message: Message }, { additionalProperties: false }),
    errors: ['not_found', 'conversation_unknown'],
    summary: 'Add a mail of the list to its conversation',
    description:
      'It becomes a message of the visitor where it came from their address, a note that names its sender otherwise, and leaves the list. Only its beginning is there, and none of its files.',
    example: { answer: { message: MESSAGE } },
  },
} as const satisfies Routes;
