import { Type } from 'typebox';
import { Id } from '../../schemas/basics.ts';
import {
  ApproachVisitor,
  PutVisitorNote,
  VisitorDetails,
  VisitorNote,
  VisitorsHere,
} from '../../schemas/people.ts';
import { AT, ID, OTHER_ID, PAGE, VISITOR } from '../examples.ts';
import type { Routes } from '../route.ts';

const Approached = Type.Object({ conversationId: Id }, { additionalProperties: false });
const NOTE = { body: 'Likes green tea', version: 1, by: 'Ana', at: AT };

/** The people whom agents talk to. */
export const visitors = {
  listOnline: {
    method: 'GET',
    path: '/api/agent/visitors-here',
    who: 'agent',
    key: 'read',
    answer: VisitorsHere,
    summary: 'List who has the chat connected now',
    description: 'On which page, and since when. At most 200, who came last in front; `count` counts all.',
    example: {
      answer: {
        visitors: [{ visitor: VISITOR, siteName: 'Shop', page: PAGE, since: AT, conversation: null }],
        count: 1,
      },
    },
  },
  read: {
    method: 'GET',
    path: '/api/agent/visitors/:id',
    who: 'agent',
    key: 'read',
    answer: VisitorDetails,
    errors: ['not_found'],
    summary: 'Read what is known of a visitor',
    description: 'What the site signed or said of them, their latest conversations and steps, notes, blocks.',
  },
  putNote: {
    method: 'PUT',
    path: '/api/agent/visitors/:id/note',
    who: 'agent',
    key: 'write',
    body: PutVisitorNote,
    answer: VisitorNote,
    errors: ['not_found', 'note_outdated'],
    summary: 'Write the note about a visitor',
    description:
      'Over the version that was read, 0 where there was none; `note_outdated` brings in `details.note` what somebody else wrote meanwhile.',
    example: { body: { body: NOTE.body, over: 0 }, answer: NOTE },
  },
  approach: {
    method: 'POST',
    path: '/api/agent/visitors/:id/conversations',
    who: 'agent',
    key: 'write',
    body: ApproachVisitor,
    answer: Approached,
    creates: 'once',
    errors: ['not_found', 'message_empty', 'message_too_long', 'id_taken', 'already_claimed'],
    summary: 'Begin a conversation with a visitor',
    description:
      'Under ids that the client mints, with a first message. One that is there already is used. Whoever begins it has it; what a service begins is nobody’s and in no queue until the visitor writes. The visitor sees it in the chat, and gets it by mail where the site sends missed answers. Programs begin at most ten a day with one visitor.',
    example: { body: { id: ID, messageId: OTHER_ID, body: 'May I help?' }, answer: { conversationId: ID } },
  },
} as const satisfies Routes;
