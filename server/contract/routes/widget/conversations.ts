import { GivenRating } from '../../schemas/conversations.ts';
import { Avatars } from '../../schemas/developers/avatars.ts';
import { Mark } from '../../schemas/messages-api.ts';
import {
  ConversationList,
  DescribeConversation,
  Described,
  QueuePosition,
  StartConversation,
  TranscriptLinks,
} from '../../schemas/widget-api.ts';
import { AT, CONVERSATION_STATE, EPOCH, ID, MESSAGE, OTHER_ID, PAGE } from '../examples.ts';
import type { Routes } from '../route.ts';
import { StateAnswer, threadRoutes, WholeConversation } from '../threads.ts';

const STATE = { state: CONVERSATION_STATE };
const LINK = 'https://chat.example.com/files/…/transcript?expires=…&signature=…';

/** The visitor's own conversations. */
export const widgetConversations = {
  ...threadRoutes('/api/widget', 'visitor'),
  list: {
    method: 'GET',
    path: '/api/widget/conversations',
    who: 'visitor',
    answer: ConversationList,
    summary: "List the visitor's own conversations",
    description: 'The newest first, at most 50.',
    example: { answer: { conversations: [{ state: CONVERSATION_STATE, lastMessage: MESSAGE, unread: 1 }] } },
  },
  start: {
    method: 'POST',
    path: '/api/widget/conversations',
    who: 'visitor',
    body: StartConversation,
    answer: WholeConversation,
    creates: 'once',
    errors: ['form_incomplete', 'id_taken', 'proof_required'],
    summary: 'Start a conversation',
    description:
      'Under an id that the client mints. Where the site asks questions first, `form` answers them; `form_incomplete` names in `details.troubles` what is wrong, by field.',
    example: {
      body: { id: ID, page: PAGE },
      answer: { conversation: { state: CONVERSATION_STATE, messages: [], earlier: false }, epoch: EPOCH },
    },
  },
  describe: {
    method: 'PUT',
    path: '/api/widget/conversations/:id/attributes',
    who: 'visitor',
    body: DescribeConversation,
    answer: Described,
    errors: ['conversation_unknown'],
    summary: 'Say something of the conversation',
    description:
      'What the page says; it proves nothing, and agents see it as not verified. Attributes go over what it said before; null takes a name away, at most 20 are kept. `labels` names all labels that the page wants the conversation to have: those that the site lets its pages set are added, those that the page has set before and names no more are removed, and labels of agents stay. Of a resolved conversation nothing is taken any more; the answer is the same.',
    example: {
      body: { attributes: { order: 4711 }, labels: ['Orders', 'Secret'] },
      answer: { refusedLabels: ['Secret'] },
    },
  },
  close: {
    method: 'POST',
    path: '/api/widget/conversations/:id/closure',
    who: 'visitor',
    answer: StateAnswer,
    errors: ['conversation_unknown'],
    summary: 'End the chat',
    description:
      'Writing opens it again. Where agents have merged it into another conversation, that one ends, too, and `state` is of that one.',
    example: { answer: STATE },
  },
  rate: {
    method: 'PUT',
    path: '/api/widget/conversations/:id/rating',
    who: 'visitor',
    body: GivenRating,
    answer: StateAnswer,
    errors: ['conversation_unknown', 'already_rated'],
    summary: 'Rate the conversation',
    description:
      'Once, and once more after the conversation was reopened and resolved again. With `seq`, one that comes late is of the resolution that its visitor had seen. The same rating again is answered alike; another one is `already_rated`.',
    example: { body: { score: 5, words: 'Quick!', seq: 12 }, answer: STATE },
  },
  avatars: {
    method: 'GET',
    path: '/api/widget/conversations/:id/avatars',
    who: 'visitor',
    answer: Avatars,
    errors: ['conversation_unknown'],
    summary: 'Get the pictures of who speaks here',
    description:
      'Of the agents and bots who have written to the visitor in this conversation, or have it now; by their ids.',
    example: { answer: { avatars: { [OTHER_ID]: `/api/widget/avatars/${ID}` } } },
  },
  queuePosition: {
    method: 'GET',
    path: '/api/widget/conversations/:id/queue-position',
    who: 'visitor',
    answer: QueuePosition,
    errors: ['conversation_unknown'],
    summary: 'Read the position in the queue',
    description: '1 is next, and how much longer it may take. Both null: this conversation does not wait.',
    example: { answer: { conversationId: ID, queuePosition: 2, waitMs: 90_000 } },
  },
  transcript: {
    method: 'GET',
    path: '/api/widget/conversations/:id/transcript',
    who: 'visitor',
    answer: TranscriptLinks,
    errors: ['conversation_unknown'],
    summary: 'Get links to the transcript',
    description: 'As a file, and as a page to print. They work for a while without a header.',
    example: {
      answer: {
        text: `${LINK}&format=text`,
        json: `${LINK}&format=json`,
        page: `${LINK}&format=page`,
        expiresAt: AT,
      },
    },
  },
  mailTranscript: {
    method: 'POST',
    path: '/api/widget/conversations/:id/transcript-mail',
    who: 'visitor',
    errors: ['conversation_unknown', 'forbidden'],
    summary: 'Have the transcript sent by mail',
    description:
      'To the address that the site signed for the visitor, at most five times a day; `forbidden` where it signed none: what somebody merely typed could be a stranger’s.',
  },
  markDelivered: {
    method: 'PUT',
    path: '/api/widget/conversations/:id/delivered',
    who: 'visitor',
    body: Mark,
    errors: ['conversation_unknown'],
    summary: 'Mark as delivered up to an event',
    description: 'What came up to it has reached a browser of the visitor. Marks only grow.',
    example: { body: { upTo: 2 } },
  },
  markRead: {
    method: 'PUT',
    path: '/api/widget/conversations/:id/read',
    who: 'visitor',
    body: Mark,
    errors: ['conversation_unknown'],
    summary: 'Mark as read up to an event',
    description: 'Marks only grow, and what is read is delivered.',
    example: { body: { upTo: 2 } },
  },
} as const satisfies Routes;
