/** Who looks: `visitor-3`, `agent-1`. A screen that is loaded anew goes on under its name. */
export type ScreenName = string;

/** What the clients of a run did, were told and showed, in the order in which it happened. */
export type HistoryEntry =
  /** A person pressed Enter. `note`: for agents only. */
  | {
      kind: 'sent';
      screen: ScreenName;
      author: string;
      conversationId: string;
      id: string;
      body: string;
      note?: boolean;
    }
  /** The client says that the message is sent. */
  | { kind: 'acknowledged'; screen: ScreenName; conversationId: string; id: string }
  /** The client says that the message was refused, and why; the person knows that it did not go out. */
  | { kind: 'refused'; screen: ScreenName; id: string; reason: string }
  /** These messages came at the end of what the screen shows of the conversation. */
  | { kind: 'shown'; screen: ScreenName; conversationId: string; ids: string[] }
  /** The screen shows exactly these, in this order: after a reload, or after older ones were put before. */
  | { kind: 'redrawn'; screen: ScreenName; conversationId: string; ids: string[] }
  /** Everything that arrived at a browser, as it came over the wire. */
  | { kind: 'received'; browser: string; text: string }
  /**
   * A subscriber was brought this event, under this id, and has written it down. `what`: the type of the event, and of a
   * message its id.
   */
  | { kind: 'delivered'; id: string; conversationId: string; seq: number; what: string }
  /** A back-up took the place of the database; these messages were stored since it was made. */
  | { kind: 'restored'; lostIds: string[] };

export type StoredMessage = {
  conversationId: string;
  id: string;
  seq: number;
  body: string;
  author: string;
  note?: boolean;
};

export type StoredEvent = { conversationId: string; seq: number; what: string };

/** What the database holds at the end, read past the product. */
export type Stored = {
  messages: StoredMessage[];
  /** By conversation: the numbers of its events, in order. */
  eventSeqs: ReadonlyMap<string, readonly number[]>;
  /** The events that a subscriber must have been brought; without it, there was none. */
  events?: readonly StoredEvent[];
  /** By conversation: its state as text, to be compared with what screens show. */
  states?: ReadonlyMap<string, string>;
};

/** A screen at the end, when everything has been healed and time enough has passed. */
export type FinalScreen = {
  screen: ScreenName;
  /** `visitor`: notes must not be there. */
  audience: 'visitor' | 'agent';
  conversationId: string;
  ids: readonly string[];
  state?: string;
};

/** A browser and the conversations that its person may know of. */
export type Viewer = { browser: string; conversationIds: readonly string[] };
