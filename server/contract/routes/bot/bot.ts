import {
  BotEventPage,
  BotMessage,
  BotProfile,
  BotThread,
  HandOff,
} from '../../schemas/developers/bots-api.ts';
import { SentMessage, Uploaded, UploadQuery } from '../../schemas/messages-api.ts';
import { AT, CONVERSATION_STATE, EPOCH, ID, MESSAGE, OTHER_ID, VISITOR } from '../examples.ts';
import { FeedQuery } from '../feed-query.ts';
import type { Routes } from '../route.ts';
import { StateAnswer } from '../threads.ts';

const CONVERSATION = {
  id: ID,
  siteId: OTHER_ID,
  visitor: VISITOR,
  language: 'en-GB',
  topic: null,
};
const OF_VISITOR = { ...MESSAGE, author: { kind: 'visitor', id: VISITOR.id, name: VISITOR.name } };
const OF_BOT = {
  ...MESSAGE,
  author: { kind: 'bot', id: OTHER_ID, name: 'Pip' },
  body: 'Which order is it about?',
  choices: ['4711', 'Another one'],
};
const HELD = ['conversation_unknown', 'taken_over'] as const;

/** What a bot asks, with its token. */
export const bot = {
  profile: {
    method: 'GET',
    path: '/api/bot/profile',
    who: 'bot',
    answer: BotProfile,
    summary: 'Read who the bot is',
    description: 'To try a token.',
    example: { answer: { id: ID, name: 'Pip', on: true, answerSeconds: 20 } },
  },
  events: {
    method: 'GET',
    path: '/api/bot/events',
    who: 'bot',
    query: FeedQuery,
    answer: BotEventPage,
    errors: ['cursor_expired'],
    summary: 'Read what happened in the bot’s conversations',
    description:
      'In order; a cursor never skips an event. The same is sent to the bot’s address where it has one. Kept for seven days. At most four requests of one bot wait at a time; others are answered at once.',
    example: {
      query: { after: `${EPOCH}.41`, wait: 20 },
      answer: {
        events: [
          {
            id: `${EPOCH}:${OTHER_ID}:42`,
            event: {
              type: 'message.created',
              timestamp: new Date(AT).toISOString(),
              data: { conversation: CONVERSATION, seq: 2, message: OF_VISITOR, answerBy: AT + 20_000 },
            },
          },
        ],
        next: `${EPOCH}.42`,
        more: false,
      },
    },
  },
  conversation: {
    method: 'GET',
    path: '/api/bot/conversations/:id',
    who: 'bot',
    answer: BotThread,
    errors: HELD,
    summary: 'Read a conversation that the bot has',
    description: 'What its visitor and the bot said; nothing of agents, and no notes.',
    example: { answer: { conversation: CONVERSATION, messages: [OF_VISITOR] } },
  },
  send: {
    method: 'POST',
    path: '/api/bot/conversations/:id/messages',
    who: 'bot',
    body: BotMessage,
    answer: SentMessage,
    creates: 'once',
    errors: [
      ...HELD,
      'message_empty',
      'message_too_long',
      'attachment_unknown',
      'message_unknown',
      'id_taken',
    ],
    summary: 'Reply as the bot',
    description:
      '`choices` are answers that the visitor sees as buttons, at most ten of 80 characters. With a `card` or a `form`, leave `body` empty: it becomes the same in words. The visitor’s answer to a form is a message with `chosenOf` and `answers`.',
    example: {
      body: { id: OF_BOT.id, body: OF_BOT.body, choices: OF_BOT.choices },
      answer: { message: OF_BOT },
    },
  },
  upload: {
    method: 'POST',
    path: '/api/bot/conversations/:id/attachments',
    who: 'bot',
    query: UploadQuery,
    file: true,
    answer: Uploaded,
    creates: 'once',
    errors: [...HELD, 'id_taken'],
    summary: 'Upload a file as the bot',
    description:
      'One file, in a part named `file`, under an id of the bot’s. It is sent with the next message that names its id.',
    example: {
      query: { id: ID },
      answer: {
        attachment: {
          id: ID,
          name: 'return-label.pdf',
          mediaType: 'application/pdf',
          sizeBytes: 48_200,
          picture: null,
        },
      },
    },
  },
  file: {
    method: 'GET',
    path: '/api/bot/attachments/:id',
    who: 'bot',
    content: 'application/octet-stream',
    errors: ['not_found'],
    summary: 'Download a file of a conversation that the bot has',
    description: 'With the media type that its content has.',
  },
  typing: {
    method: 'POST',
    path: '/api/bot/conversations/:id/typing',
    who: 'bot',
    errors: HELD,
    summary: 'Show that the bot is writing',
    description: 'For a few seconds, or until it answers. It does not make the time to answer longer.',
  },
  handOff: {
    method: 'POST',
    path: '/api/bot/conversations/:id/hand-off',
    who: 'bot',
    body: HandOff,
    creates: 'once',
    answer: SentMessage,
    errors: [...HELD, 'id_taken'],
    summary: 'Hand the conversation off to people',
    description:
      'It waits for agents from now on, in the queue at the place of its visitor’s first message. Reason and summary become a note that only agents see.',
    example: {
      body: { id: OTHER_ID, reason: 'Wants to talk to a person', summary: 'Asked about order 4711.' },
      answer: {
        message: {
          ...OF_BOT,
          kind: 'note',
          body: 'Wants to talk to a person\n\nAsked about order 4711.',
          choices: undefined,
        },
      },
    },
  },
  close: {
    method: 'POST',
    path: '/api/bot/conversations/:id/closure',
    who: 'bot',
    answer: StateAnswer,
    errors: HELD,
    summary: 'Resolve the conversation',
    description: 'All is said. When the visitor writes again, it is open again.',
    example: { answer: { state: { ...CONVERSATION_STATE, status: 'resolved', assignee: null } } },
  },
} as const satisfies Routes;
