import { Type } from 'typebox';
import { Id } from '../../../schemas/basics.ts';
import {
  Scheduled,
  ScheduledMessages,
  ScheduleMessage,
  SentNow,
} from '../../../schemas/writing/scheduled-messages.ts';
import { ANA, AT, MESSAGE } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const WRITTEN = { body: 'Did the parcel arrive?', sendAt: AT };
const SCHEDULED = { id: MESSAGE.id, author: ANA, ...WRITTEN, attachments: [], held: null };
const ONE = Type.Object({ id: Id, messageId: Id });
const SENDING = [
  'conversation_unknown',
  'message_empty',
  'message_too_long',
  'attachment_unknown',
  'message_unknown',
  'too_late',
  'conversation_merged',
] as const;

/** Messages that agents have written to be sent later. */
export const scheduledMessages = {
  list: {
    method: 'GET',
    path: '/api/agent/conversations/:id/scheduled',
    who: 'agent',
    key: 'read',
    answer: ScheduledMessages,
    errors: ['conversation_unknown'],
    summary: 'List what is to be sent later',
    description: 'Of one conversation, whoever wrote it, the next one first.',
    example: { answer: { messages: [SCHEDULED] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/conversations/:id/scheduled/:messageId',
    who: 'agent',
    key: 'write',
    person: true,
    params: ONE,
    body: ScheduleMessage,
    answer: Scheduled,
    errors: SENDING,
    summary: 'Send a message later, or change one that is to be',
    description:
      'Within a year, in the name of whoever asks; only its author can change it. The client mints the id, which the message will have. It is not sent, and `held`, if the visitor writes before: changing it schedules it anew. A conversation that is resolved by then stays so.',
    example: { body: WRITTEN, answer: { message: SCHEDULED } },
  },
  cancel: {
    method: 'DELETE',
    path: '/api/agent/conversations/:id/scheduled/:messageId',
    who: 'agent',
    key: 'write',
    params: ONE,
    errors: ['conversation_unknown', 'too_late'],
    summary: 'Cancel a message that is to be sent later',
    description: 'Any agent may. Idempotent; `too_late` once it was sent.',
  },
  send: {
    method: 'POST',
    path: '/api/agent/conversations/:id/scheduled/:messageId/sending',
    who: 'agent',
    key: 'write',
    person: true,
    params: ONE,
    answer: SentNow,
    errors: SENDING,
    summary: 'Send it now',
    description: 'In the name of whoever asks, whether it is held or not. Idempotent.',
    example: { answer: { message: MESSAGE } },
  },
} as const satisfies Routes;
