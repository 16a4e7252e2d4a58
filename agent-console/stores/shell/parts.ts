import type {
  AGENT_AVAILABILITY_EVENT,
  BAD_RATING_EVENT,
  CONVERSATION_DELETED_EVENT,
  CONVERSATION_EVENT,
  READING_EVENT,
  ROOM_READ_EVENT,
  SCHEDULED_CHANGED_EVENT,
  SETTINGS_CHANGED_EVENT,
  VISITOR_ERASED_EVENT,
  VISITOR_PRESENCE_EVENT,
} from '../../../server/contract/channels.ts';
import type { BadRating, Message, Reading } from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import type {
  AgentAvailability,
  ConversationsDeleted,
  VisitorErased,
  VisitorPresence,
} from '../../../server/contract/schemas/people.ts';
import type { RoomRead } from '../../../server/contract/schemas/rooms-api.ts';
import type { ScheduledChanged } from '../../../server/contract/schemas/writing/scheduled-messages.ts';

/** What the engine brings, by the names that the contract gives it. */
export interface EngineEvents {
  [CONVERSATION_EVENT]: EngineFrame;
  [SETTINGS_CHANGED_EVENT]: unknown;
  [ROOM_READ_EVENT]: RoomRead;
  [SCHEDULED_CHANGED_EVENT]: ScheduledChanged;
  [AGENT_AVAILABILITY_EVENT]: AgentAvailability;
  [VISITOR_ERASED_EVENT]: VisitorErased;
  [CONVERSATION_DELETED_EVENT]: ConversationsDeleted;
  [VISITOR_PRESENCE_EVENT]: VisitorPresence;
  [READING_EVENT]: Reading;
  [BAD_RATING_EVENT]: BadRating;
}

/** The engine's events, and what follows from them or from an answer of the server. */
export interface PartEvents extends EngineEvents {
  /** As `CONVERSATION_EVENT`, of a room of the team; that one is notified of conversations with visitors alone. */
  'room.event': EngineFrame;
  /** A message is known to have arrived, for the first time. */
  'message.arrived': Message;
  /** The server has these messages: a thread was fetched as a whole. */
  'messages.fetched': readonly Message[];
  /** Messages that the server had and has no more: a back-up was restored. */
  'messages.lost': readonly Message[];
  /** The server's database is another one; `data` is its epoch. */
  'database.renewed': string;
  /** Another thread is opened, and shown once everybody was told; null: none is open. */
  'thread.opened': ThreadTarget | null;
}

/** Which thread: a visitor's conversation, or a room of the team. */
export type ThreadTarget = { kind: 'conversation' | 'room'; id: string };

/** What one part of the workspace takes part in. All of it is optional. */
export interface Part {
  /** By the name of the event. */
  receive?: { readonly [Name in keyof PartEvents]?: (data: PartEvents[Name]) => unknown };
  /** Events may have been missed: after every subscription, and while polling. */
  catchUp?(): unknown;
  /** Reads what changes seldom and no event tells of: at the start, and after any absence. */
  refresh?(): unknown;
  /** After any absence of the page, the network or the session: what waits is tried again at once. */
  resume?(): unknown;
  /** Another tab has changed what is stored; `text` is null when it was removed. */
  storageChanged?(key: string, text: string | null): unknown;
  stop?(): unknown;
}

export type Parts = Required<Omit<Part, 'receive'>> & {
  /**
   * Registers a part. Parts are called in this order, and stopped in reverse.
   * @returns takes it out again: what belongs to a page takes part while the page is looked at
   */
  add(part: Part): () => void;
  tell<Name extends keyof PartEvents>(name: Name, data: PartEvents[Name]): void;
};

/** The registry of what works for a signed-in agent: who adds a part there is told what it asked for. */
export function createParts(): Parts {
  let parts: readonly Part[] = [];
  return {
    add(part) {
      parts = [...parts, part];
      return () => {
        parts = parts.filter((one) => one !== part);
      };
    },
    tell(name, data) {
      for (const part of parts) part.receive?.[name]?.(data);
    },
    catchUp() {
      for (const part of parts) part.catchUp?.();
    },
    refresh() {
      for (const part of parts) part.refresh?.();
    },
    resume() {
      for (const part of parts) part.resume?.();
    },
    storageChanged(key, text) {
      for (const part of parts) part.storageChanged?.(key, text);
    },
    stop() {
      for (const part of [...parts].reverse()) part.stop?.();
    },
  };
}
