import { Type } from 'typebox';
import { ConversationStatus, Id, Nullable } from '../basics.ts';
import { ConversationState } from '../conversations.ts';

const IdOrNone = Type.Union([Id, Type.Literal('none')]);
const Cursor = Type.String({ maxLength: 100 });

/** Which conversations, and in which order. */
export const ConversationListQuery = Type.Object(
  {
    status: Type.Optional(ConversationStatus),
    siteId: Type.Optional(Id),
    teamId: Type.Optional(IdOrNone),
    assigneeId: Type.Optional(IdOrNone),
    labelId: Type.Optional(Id),
    visitorId: Type.Optional(Id),
    updatedSince: Type.Optional(
      Type.String({
        maxLength: 100,
        description:
          '`updatedSince` of an answer before: only what changed since, the earliest change first. `start`: everything, in that order.',
      }),
    ),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
);
export type ConversationListQuery = Type.Static<typeof ConversationListQuery>;

/** A page of conversations. With a filter that few match it may be empty while there are more. */
export const ConversationList = Type.Object(
  {
    conversations: Type.Array(ConversationState),
    next: Nullable(
      Type.String({
        description:
          'Ask with it as `cursor` for the next page; null after the last one, and with `updatedSince`.',
      }),
    ),
    more: Type.Boolean({ description: 'There is another page already.' }),
    updatedSince: Type.String({
      description:
        'Ask with it for what changed after this page. Without `updatedSince` in the request: keep that of the first page.',
    }),
  },
  { additionalProperties: false },
);
export type ConversationList = Type.Static<typeof ConversationList>;
