import { Type } from 'typebox';
import { Id, Nullable, Time } from '../basics.ts';
import { AvailabilityState } from '../people.ts';

const strict = { additionalProperties: false } as const;
const count = (description: string) => Type.Integer({ minimum: 0, description });

const load = {
  open: count('Conversations that an agent has.'),
  needsReply: count('Waiting, open or snoozed, and the visitor waits for an answer.'),
  needsReplySince: Nullable(Time),
};

/** What is going on now, of everything or of one site or team. `…Since` is the time of who has waited longest. */
export const BoardLoad = Type.Object(
  {
    waiting: count('Conversations in the queue: their visitor has written, and nobody has taken them.'),
    waitingSince: Nullable(Time),
    ...load,
    unattended: count('Open, the visitor waits for an answer, and the agent has no console open or is away.'),
    withBot: count('Conversations that a bot has.'),
    snoozed: count('Put off until a time, or until the visitor writes.'),
  },
  strict,
);
export type BoardLoad = Type.Static<typeof BoardLoad>;

/** A site or a team; without a name and id, what is in no team. */
export const BoardGroup = Type.Object(
  { id: Nullable(Id), name: Nullable(Type.String()), load: BoardLoad },
  strict,
);
export type BoardGroup = Type.Static<typeof BoardGroup>;

/** An agent who may sign in, or who still has conversations. */
export const BoardAgent = Type.Object(
  {
    id: Id,
    name: Type.String(),
    state: AvailabilityState,
    here: Type.Boolean({ description: 'Has a console open.' }),
    cap: Nullable(Type.Integer({ description: 'Conversations at once; null: as the site or team says.' })),
    ...load,
  },
  strict,
);
export type BoardAgent = Type.Static<typeof BoardAgent>;

/** The board of what is going on now. */
export const Board = Type.Object(
  {
    at: Time,
    all: BoardLoad,
    sites: Type.Array(BoardGroup),
    teams: Type.Array(BoardGroup),
    agents: Type.Array(BoardAgent),
  },
  strict,
);
export type Board = Type.Static<typeof Board>;
