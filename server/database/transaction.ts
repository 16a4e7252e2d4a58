import type { Database, Db } from '../database/database.ts';
import type { TraceContext } from '../tracing/trace.ts';

/** An event as it was appended to the log of a conversation, or of a room of the team. */
export type AppendedEvent = {
  conversationId: string;
  seq: number;
  /** One of `ConversationEventType`. */
  type: string;
  /** Whether the visitor may see it. */
  visible: boolean;
  /** Whether it is of a room of the team, which has no visitor. */
  room: boolean;
  /** Null: of a room. */
  siteId: string | null;
  /** Of a message that was written; null of everything else. */
  message: {
    author: 'visitor' | 'agent' | 'bot' | 'system';
    /** Nobody wrote to anybody in this conversation before. Notes do not count. */
    first: boolean;
    /** A visitor's wait for an answer begins with it. */
    asks: boolean;
    /** A visitor's wait for an answer ends with it. */
    answers: boolean;
  } | null;
  /** The bot that has the conversation, or had it until this event; null: none. */
  botId: string | null;
  /** In milliseconds since 1970. */
  at: number;
};

/** What happened that is no event of a conversation, and what the events feed keeps of it: no words of anybody. */
export type Happening =
  | { type: 'visitor.created' | 'visitor.identified' | 'visitor.erased'; visitorId: string; siteId: string }
  | { type: 'conversation.deleted'; conversationId: string; visitorId: string; siteId: string }
  | { type: 'agent.availability_changed'; agentId: string; availability: string };

/** One transaction of the product: what every operation of this room is given. */
export type Transaction = {
  db: Db;
  dialect: Database['dialect'];
  sealer: Database['sealer'];
  /** The time in ms; that of no other transaction of this node, but in a burst. */
  now: number;
  /** This server process; it publishes what it stores, unless another one is at it. */
  node: string;
  /** The trace of the request that asked for it; of most there is none. */
  trace?: TraceContext | null;
  /** The conversations that got events; the dispatcher is notified of them after the commit. */
  touched: Set<string>;
  /** The events appended so far; what subscribers are to do with them is stored before the commit. */
  appended: AppendedEvent[];
  /** What else happened that the outside may be told. */
  happened: Happening[];
};

/** Stores what is to be done with the events of a transaction, in that transaction, and hears when it is committed. */
export type EventRecorder = {
  /** Called once, after the last statement of a transaction in which something was appended or happened. */
  record(tx: Transaction): Promise<void>;
  committed(tx: Pick<Transaction, 'appended' | 'happened'>): void;
};

/**
 * Runs what it is given in one transaction; once that is on disk, the dispatcher is woken for the conversations it touched.
 * @param conversationId what it locks before it does anything else, if it does: see `Database.write`
 */
export type RunInTransaction = <T>(
  operation: (tx: Transaction) => Promise<T>,
  conversationId?: string,
) => Promise<T>;
