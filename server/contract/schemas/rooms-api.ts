import { Type } from 'typebox';
import { Id, ItemName, Nullable, Seq, Time } from './basics.ts';
import { Message } from './conversations.ts';
import { AgentSummary } from './people.ts';

const strict = { additionalProperties: false } as const;

/**
 * A room in which agents talk among themselves: a thread of notes without a visitor. Its id takes the place of a
 * conversation's wherever messages, events, files, drafts and mentions are asked for.
 */
export const RoomState = Type.Object(
  {
    id: Id,
    name: Type.String(),
    seq: Seq,
    madeBy: AgentSummary,
    startedAt: Time,
    activeAt: Type.Integer({ minimum: 0, description: 'When the last message came; else when it was made.' }),
    readUpTo: Type.Integer({
      minimum: 0,
      description: 'Up to which event the agent who asks has read it.',
    }),
  },
  strict,
);
export type RoomState = Type.Static<typeof RoomState>;

/** A room with its newest messages in order of `seq`; `earlier` says that older ones exist. */
export const Room = Type.Object(
  { state: RoomState, messages: Type.Array(Message), earlier: Type.Boolean() },
  strict,
);
export type Room = Type.Static<typeof Room>;

/** A room as a list shows it. */
export const RoomCard = Type.Object(
  {
    state: RoomState,
    unread: Type.Integer({ minimum: 0, maximum: 100, description: 'Messages of others; counted up to 100.' }),
    lastMessage: Nullable(Message),
  },
  strict,
);
export type RoomCard = Type.Static<typeof RoomCard>;
export const RoomCards = Type.Object(
  { rooms: Type.Array(RoomCard, { description: 'By name.' }), epoch: Type.String() },
  strict,
);
export type RoomCards = Type.Static<typeof RoomCards>;

export const WholeRoom = Type.Object({ room: Room, epoch: Type.String() }, strict);
export type WholeRoom = Type.Static<typeof WholeRoom>;

/** Makes the room of this id, or gives it another name. */
export const PutRoom = Type.Object({ name: ItemName }, strict);
export type PutRoom = Type.Static<typeof PutRoom>;

/** What is told over the engine when an agent has read a room. */
export type RoomRead = { roomId: string; agentId: string; upTo: number };

/** What is searched for in a room: words, who wrote it (a part of their name), with or without a file, and when. */
export const FindInRoomQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    file: Type.Optional(Type.Boolean()),
    before: Type.Optional(Time),
    after: Type.Optional(Time),
    cursor: Type.Optional(Type.String({ maxLength: 60 })),
  },
  strict,
);
export type FindInRoomQuery = Type.Static<typeof FindInRoomQuery>;

export const FoundInRoom = Type.Object(
  {
    seqs: Type.Array(Type.Integer({ minimum: 1 })),
    next: Nullable(
      Type.String({
        description: 'The time of one request was up. Ask again with it as `cursor` to look further back.',
      }),
    ),
  },
  strict,
);
export type FoundInRoom = Type.Static<typeof FoundInRoom>;
