import { Type } from 'typebox';
import { Conversation, ConversationState, ReadMark } from '../schemas/conversations.ts';
import { EventPage } from '../schemas/events.ts';
import { EventsQuery, History, HistoryQuery, Uploaded, VoiceUploadQuery } from '../schemas/messages-api.ts';
import { AT, CONVERSATION_STATE, EPOCH, ID, MESSAGE } from './examples.ts';

export const WholeConversation = Type.Object(
  {
    conversation: Conversation,
    epoch: Type.String(),
    mark: Type.Optional(
      Type.Union([ReadMark, Type.Null()], {
        description: 'For agents: their own mark; null: none yet, then `state.read.agents` counts.',
      }),
    ),
  },
  { additionalProperties: false },
);
export const StateAnswer = Type.Object({ state: ConversationState }, { additionalProperties: false });

/**
 * What visitors and agents do alike: read a conversation, put a file into it. Of a room of the team, agents get events,
 * messages and files here as well, by the id of the room.
 */
export function threadRoutes<
  const Base extends '/api/agent' | '/api/widget',
  const Caller extends 'agent' | 'visitor',
>(base: Base, who: Caller) {
  const [reading, writing] = who === 'agent' ? (['read', 'write'] as const) : [];
  return {
    read: {
      method: 'GET',
      path: `${base}/conversations/:id`,
      who,
      key: reading,
      answer: WholeConversation,
      errors: ['conversation_unknown'],
      summary: 'Read a conversation with its newest messages',
      description:
        'The newest 50 messages, fewer where they are long; `earlier` says that there are others. `epoch` names the database: when it differs from what a client has seen, the client drops what it knows.',
      example: {
        answer: {
          conversation: { state: CONVERSATION_STATE, messages: [MESSAGE], earlier: false },
          epoch: EPOCH,
        },
      },
    },
    events: {
      method: 'GET',
      path: `${base}/conversations/:id/events`,
      who,
      key: reading,
      query: EventsQuery,
      answer: EventPage,
      errors: ['conversation_unknown'],
      summary: 'Read everything that changed after an event',
      description:
        'In order, for whoever has seen events up to `after`. A page ends after about 256 kB; `more` says that there are others.',
      example: {
        query: { after: 1 },
        answer: {
          epoch: EPOCH,
          events: [
            {
              conversationId: ID,
              seq: 2,
              prev: 1,
              type: 'message.created',
              at: AT,
              data: { message: MESSAGE },
            },
          ],
          head: 2,
          more: false,
        },
      },
    },
    history: {
      method: 'GET',
      path: `${base}/conversations/:id/messages`,
      who,
      key: reading,
      query: HistoryQuery,
      answer: History,
      errors: ['conversation_unknown'],
      summary: 'Read older messages',
      description:
        'The newest of those before an event, in order. There may be fewer than `limit` where messages are long; `earlier` says whether there are others.',
      example: { query: { before: 3, limit: 20 }, answer: { messages: [MESSAGE], earlier: false } },
    },
    upload: {
      method: 'POST',
      path: `${base}/conversations/:id/attachments`,
      who,
      key: writing,
      query: VoiceUploadQuery,
      file: true,
      answer: Uploaded,
      creates: 'once',
      errors: ['conversation_unknown', 'forbidden', 'file_kind_refused', 'id_taken', 'proof_required'],
      summary: 'Upload a file',
      description:
        'One file, in a part named `file`, under an id of the client. It is sent with the next message that names its id; what is never sent is removed. With `seconds` and `peaks` it is a voice message: it has to be audio, and is called “Voice message, 0:12” in the visitor’s language. `forbidden` where the site takes no files, or no voice messages, from visitors, `file_kind_refused` where it takes others.',
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
  } as const;
}
