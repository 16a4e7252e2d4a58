import {
  BotTest,
  BotTestMessage,
  BotTestQuery,
  CreateBotTest,
} from '../../../schemas/developers/bot-tests-api.ts';
import { SentMessage } from '../../../schemas/messages-api.ts';
import { AT, ID, MESSAGE, OTHER_ID, VISITOR } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const SAID = { ...MESSAGE, author: { kind: 'visitor', id: VISITOR.id, name: VISITOR.name } };
const TEST = {
  id: ID,
  botId: OTHER_ID,
  siteId: OTHER_ID,
  version: 1,
  messages: [SAID],
  typing: false,
  answerBy: AT + 20_000,
  end: null,
};

/** Test conversations of admins with bots. Nobody else sees one, and it counts nowhere. */
export const botTests = {
  start: {
    method: 'POST',
    path: '/api/agent/bots/:id/tests',
    who: 'admin',
    body: CreateBotTest,
    answer: BotTest,
    creates: 'once',
    errors: ['not_found', 'site_unknown', 'id_taken'],
    summary: 'Begin a test conversation with a bot',
    description:
      'Also with one that is off, or on no site. The one that this admin had with the bot is removed. Each is removed an hour after the last words.',
    example: {
      body: { id: ID, siteId: OTHER_ID, language: 'en-GB' },
      answer: { ...TEST, messages: [], answerBy: null },
    },
  },
  read: {
    method: 'GET',
    path: '/api/agent/bot-tests/:id',
    who: 'admin',
    query: BotTestQuery,
    answer: BotTest,
    errors: ['not_found'],
    summary: 'Read a test conversation',
    description: 'One’s own only.',
    example: { query: { version: 1, wait: 5 }, answer: TEST },
  },
  send: {
    method: 'POST',
    path: '/api/agent/bot-tests/:id/messages',
    who: 'admin',
    body: BotTestMessage,
    answer: SentMessage,
    creates: 'once',
    errors: ['not_found', 'taken_over', 'message_empty', 'message_too_long', 'id_taken', 'bad_request'],
    summary: 'Say something in a test conversation',
    description: 'As a visitor would. The bot is told the same as of a conversation.',
    example: { body: { id: SAID.id, body: SAID.body }, answer: { message: SAID } },
  },
  end: {
    method: 'DELETE',
    path: '/api/agent/bot-tests/:id',
    who: 'admin',
    errors: ['not_found'],
    summary: 'End a test conversation',
    description: 'The bot is told that it was resolved. What was said is removed within half an hour.',
  },
} as const satisfies Routes;
