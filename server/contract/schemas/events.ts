import { Type } from 'typebox';
import { ASKED_AS, LADDER_ACTIONS } from '../notices/ladder.ts';
import { Id, Nullable, Seq, Time } from './basics.ts';
import {
  ConversationAttributes,
  ConversationState,
  Message,
  Offer,
  Rating,
  TriageState,
} from './conversations.ts';
import { ConversationMail } from './mail-api.ts';
import { AgentSummary, Author } from './people.ts';

const event = <K extends string, D extends Type.TSchema>(type: K, data: D) =>
  Type.Object(
    {
      conversationId: Id,
      seq: Seq,
      prev: Seq,
      type: Type.Literal(type),
      at: Time,
      data,
    },
    { additionalProperties: false },
  );

const strict = { additionalProperties: false } as const;

/** The first event of every conversation. */
export const ConversationStarted = event(
  'conversation.started',
  Type.Object({ state: ConversationState }, strict),
);
export const MessageCreated = event('message.created', Type.Object({ message: Message }, strict));
/** An agent wrote a message of theirs anew. */
export const MessageEdited = event(
  'message.edited',
  Type.Object({ messageId: Id, body: Type.String() }, strict),
);
/**
 * An agent took a message back: nothing of it is left but its place. Where it was the answer that somebody waited for,
 * `awaitingReplySince` says since when they wait again.
 */
export const MessageUnsent = event(
  'message.unsent',
  Type.Object({ messageId: Id, awaitingReplySince: Type.Optional(Time) }, strict),
);
/** `key` is the name of the API key with which a program did it in the assignee's name; visitors are not told. */
export const ConversationClaimed = event(
  'conversation.claimed',
  Type.Object({ assignee: AgentSummary, key: Type.Optional(Type.String()) }, strict),
);
/** The assignee gave it back, or (`from`) is gone and a rule did: it waits again. */
export const ConversationReleased = event(
  'conversation.released',
  Type.Object({ by: Author, from: Type.Optional(AgentSummary) }, strict),
);
export const ConversationResolved = event('conversation.resolved', Type.Object({ by: Author }, strict));
/** `assignee` is who has it now; without one it waits again. */
export const ConversationReopened = event(
  'conversation.reopened',
  Type.Object({ by: Author, assignee: Nullable(AgentSummary) }, strict),
);
/** Somebody was given the conversation by another agent, or by a rule. It is open from now on. */
export const ConversationAssigned = event(
  'conversation.assigned',
  Type.Object({ by: Author, assignee: AgentSummary }, strict),
);
/** Team, labels or priority changed; agents only. What is left out stays as it was. */
export const ConversationTriaged = event(
  'conversation.triaged',
  Type.Object(
    {
      by: Author,
      change: Type.Partial(Type.Omit(TriageState, ['snoozedUntil', 'offer', 'attributes']), strict),
    },
    strict,
  ),
);
/** What is known of it changed; agents only. All of it, as it is now. */
export const ConversationDescribed = event(
  'conversation.described',
  Type.Object({ by: Author, attributes: ConversationAttributes }, strict),
);
/** It sleeps until then, or (null) until the visitor writes; agents only. To its visitor it stays open. */
export const ConversationSnoozed = event(
  'conversation.snoozed',
  Type.Object({ by: Author, until: Nullable(Time) }, strict),
);
/** The time has come, the visitor wrote, or an agent woke it: it is open again; agents only. */
export const ConversationWoken = event('conversation.woken', Type.Object({ by: Author }, strict));
/** What came up to the event numbered `upTo` has reached a browser of one side. */
export const ConversationDelivered = event(
  'conversation.delivered',
  Type.Object({ to: Type.Union([Type.Literal('visitor'), Type.Literal('agents')]), upTo: Seq }, strict),
);
/** One side has read everything up to the event numbered `upTo`. */
export const ConversationRead = event(
  'conversation.read',
  Type.Object(
    {
      by: Type.Union([Type.Literal('visitor'), Type.Literal('agents')]),
      upTo: Seq,
      mark: Type.Optional(
        Type.Object(
          { agentId: Id, version: Type.Integer({ minimum: 1 }) },
          {
            ...strict,
            description:
              'Only over the engine, for agents: that this is the mark of the assignee, whose other browsers learn of it from here.',
          },
        ),
      ),
    },
    strict,
  ),
);

/** A rule offers it to an agent; agents only. */
export const ConversationOffered = event('conversation.offered', Type.Object({ offer: Offer }, strict));
/** The agent did not take it: it is offered to the next one; agents only. */
export const ConversationPassed = event(
  'conversation.passed',
  Type.Object(
    { agent: AgentSummary, why: Type.Union([Type.Literal('declined'), Type.Literal('missed')]) },
    strict,
  ),
);

/** A bot answers from now on; it still waits in the sense that no person has it. */
export const ConversationBotJoined = event(
  'conversation.bot_joined',
  Type.Object({ bot: AgentSummary }, strict),
);
/** Why a bot has a conversation no more, where nothing else that happened says so. */
export const BotLeft = Type.Enum(['handed_off', 'no_answer', 'unreachable', 'switched_off', 'taken_over'], {
  description:
    '`handed_off`: by itself. `no_answer`: it did not answer in its time. `unreachable`: its address took nothing. `switched_off`: an admin did. `taken_over`: an agent wrote.',
});
export type BotLeft = Type.Static<typeof BotLeft>;
/** It waits for people now, in the queue as of when its visitor began to wait. */
export const ConversationBotLeft = event(
  'conversation.bot_left',
  Type.Object({ bot: AgentSummary, why: BotLeft }, strict),
);

/**
 * The visitor has said what they thought of it; once. `resolution`: the event of the resolution that it is of, where the
 * conversation was reopened since, and then agents alone see it; left out: it is of the last.
 */
export const ConversationRated = event(
  'conversation.rated',
  Type.Object({ rating: Rating, resolution: Type.Optional(Seq) }, strict),
);

/** A mail about it was queued, went out, failed or came back; agents only. Each state is an event of its own. */
export const ConversationMailed = event(
  'conversation.mailed',
  Type.Object({ mail: ConversationMail }, strict),
);

/** Nobody has answered, and a step of the site's ladder was taken; agents only. */
export const ConversationEscalated = event(
  'conversation.escalated',
  Type.Object(
    {
      action: Type.Enum(LADDER_ACTIONS),
      afterMinutes: Type.Integer({ minimum: 1 }),
      recipients: Type.Integer({
        minimum: 1,
        description: 'How many it went to: browsers, addresses, threads.',
      }),
      agent: Type.Optional(AgentSummary),
      as: Type.Optional(
        Type.Enum(ASKED_AS, {
          description: 'How `agent` was asked: the conversation was offered to them, or they were notified.',
        }),
      ),
    },
    strict,
  ),
);

/** An agent has opened the conversation by the link of a reminder; agents only. Of reminders by mail, `conversation.mailed` tells. */
export const ConversationReminderOpened = event(
  'conversation.reminder_opened',
  Type.Object(
    {
      step: { ...Seq, description: 'The number of the event `conversation.escalated` that reminded of it.' },
      agent: AgentSummary,
    },
    strict,
  ),
);

/** It goes on in another one of the same person; agents only. `resolved`: until then it was not resolved. */
export const ConversationMerged = event(
  'conversation.merged',
  Type.Object({ by: Author, into: Id, resolved: Type.Boolean() }, strict),
);
/** It is one of its own again, as it was before the merge; agents only. */
export const ConversationSeparated = event(
  'conversation.separated',
  Type.Object(
    {
      by: Author,
      from: Id,
      state: Type.Pick(ConversationState, ['status', 'waitingSince', 'awaitingReplySince']),
      snoozedUntil: Nullable(Time),
    },
    strict,
  ),
);
/** Another one was merged into it. `awaitingReplySince`: its visitor waits since then; left out where that is as before. */
export const ConversationAbsorbed = event(
  'conversation.absorbed',
  Type.Object(
    {
      by: Author,
      from: Type.Object({ id: Id, startedAt: Time, messages: Type.Integer({ minimum: 0 }) }, strict),
      awaitingReplySince: Type.Optional(Time),
    },
    strict,
  ),
);
/** One that was merged into it is separate again. `awaitingReplySince` as above; null: the visitor waits no more. */
export const ConversationDetached = event(
  'conversation.detached',
  Type.Object({ by: Author, from: Id, awaitingReplySince: Type.Optional(Nullable(Time)) }, strict),
);

/**
 * One change of a conversation. `seq` is its number; `prev` is the number of the event before it **for whoever
 * reads this copy**: to a visitor, a note between the two must not look like a gap.
 */
export const ConversationEvent = Type.Union([
  ConversationStarted,
  MessageCreated,
  MessageEdited,
  MessageUnsent,
  ConversationClaimed,
  ConversationReleased,
  ConversationResolved,
  ConversationReopened,
  ConversationAssigned,
  ConversationTriaged,
  ConversationDescribed,
  ConversationSnoozed,
  ConversationWoken,
  ConversationDelivered,
  ConversationRead,
  ConversationRated,
  ConversationOffered,
  ConversationPassed,
  ConversationMailed,
  ConversationBotJoined,
  ConversationBotLeft,
  ConversationEscalated,
  ConversationReminderOpened,
  ConversationMerged,
  ConversationSeparated,
  ConversationAbsorbed,
  ConversationDetached,
]);
export type ConversationEvent = Type.Static<typeof ConversationEvent>;
export type ConversationEventType = ConversationEvent['type'];

/**
 * What travels over the engine: the event, and the epoch of the database it comes from. An event over the
 * engine's size limit travels without `event.data` (`cut: true`) and clients fetch it.
 */
export type EngineFrame =
  | { epoch: string; cut: false; event: ConversationEvent }
  | { epoch: string; cut: true; event: Omit<ConversationEvent, 'data'> };

/** The answer of the catch-up endpoint: events after the one asked for, in order. */
export const EventPage = Type.Object(
  {
    epoch: Type.String({
      description: 'The identity of the database. When it differs, drop what you know and fetch anew.',
    }),
    events: Type.Array(ConversationEvent),
    head: Type.Integer({ description: 'The last event there is, for this reader.' }),
    more: Type.Boolean({ description: 'There are more after these; ask again after the last.' }),
  },
  strict,
);
export type EventPage = Type.Static<typeof EventPage>;
