import type { Channel, Moment, MomentKind, Party, Place } from './moments.ts';

/** Messages are counted by quarters of an hour, which no time zone cuts: midnight is at one everywhere. */
export const QUARTER_MS = 900_000;
/** What begins while nobody is there is missed where nobody answers within this. */
export const MISSED_AFTER_MS = 3_600_000;
/** Of so many resolutions it is remembered who is rated, should the rating come late. */
const MOST_RESOLUTIONS = 5;
/**
 * To be raised by who changes what comes of the same events: every conversation is then counted anew, while the server serves.
 * (The version before counts on meanwhile; what it has counted last is counted anew as well.)
 */
export const FOLD_VERSION = 4;

/** An event of a conversation, with what is to be known of the message that it stands for. */
export type FoldEvent = Place & {
  type: string;
  /** As it is in the log; null of a message. */
  data: unknown;
  message: {
    kind: 'text' | 'note';
    author: Party;
    takenBack: boolean;
    channel: Channel;
  } | null;
};

/** What is known of a conversation after some of its events: all that is needed to go on. */
export type FoldState = {
  teamId: string | null;
  labelIds: readonly string[];
  topic: string | null;
  channel: Channel;
  /** When it began, or was last reopened. */
  opened: Place | null;
  /** Since when it is in the queue; null: it is not. */
  queued: Place | null;
  /** The first message that nobody has answered: no person or service, and no bot. */
  awaiting: Place | null;
  awaitingBot: Place | null;
  begun: boolean;
  answered: boolean;
  /** Somebody has written to the visitor: a person, a program or a bot. */
  replied: boolean;
  /** It began while nobody was there, and nobody has answered since. */
  missed: Moment | null;
  /** The agent who answered last. */
  answeredBy: Party | null;
  /** The newest resolutions, and who had answered last when each came: a late rating is of one of them. */
  resolved: readonly { seq: number; answeredBy: Party | null }[];
  /** How it was before it was merged into another one, and the resolution that was counted of that; null: it is not merged. */
  merged?:
    | (Pick<FoldState, 'opened' | 'queued' | 'awaitingBot' | 'missed'> & { resolved: Moment | null })
    | null;
  /** The messages of the current quarter of an hour. */
  recent: { quarter: number; counts: readonly Moment[] };
};

export const UNTOUCHED: FoldState = {
  teamId: null,
  labelIds: [],
  topic: null,
  channel: 'chat',
  opened: null,
  queued: null,
  awaiting: null,
  awaitingBot: null,
  begun: false,
  answered: false,
  replied: false,
  missed: null,
  answeredBy: null,
  resolved: [],
  recent: { quarter: -1, counts: [] },
};

/** How much of the time between two moments was within business hours, in ms. */
export type OpenBetween = (from: number, to: number) => number;

/** What is known of a conversation beside its events. */
export type Known = {
  openBetween: OpenBetween;
  /** As visitors were told, nobody was there when it began. */
  begunUnattended: boolean;
};

type Step = { state: FoldState; moments: Moment[] };
type Separated = { status: string; awaitingReplySince?: number | null };
const NOBODY: Party = { kind: 'system', id: null };
type By = { kind: Party['kind']; id: string | null; service?: boolean };

/**
 * Goes through events of one conversation, in order. Pure: in whatever portions it is given them, the state and the moments
 * are the same. Of moments with the same event and kind, the later one counts.
 */
export function fold(before: FoldState, events: readonly FoldEvent[], known: Known): Step {
  let state = before;
  const moments = new Map<string, Moment>();
  for (const event of events) {
    const step = foldOne(state, event, known);
    state = step.state;
    for (const moment of step.moments) moments.set(`${moment.seq} ${moment.kind}`, moment);
  }
  return { state, moments: [...moments.values()] };
}

/** Who somebody is, as an event names them. */
export function partyOf({ kind, id, service }: By): Party {
  if (kind === 'visitor') return { kind, id: null };
  return { kind: kind === 'agent' && service === true ? 'service' : kind, id: kind === 'system' ? null : id };
}

function foldOne(state: FoldState, event: FoldEvent, known: Known): Step {
  const here: Place = { seq: event.seq, at: event.at };
  const moment = (kind: MomentKind, author: Party, from: Place | null = null, amount = 1): Moment => ({
    ...here,
    kind,
    author,
    teamId: state.teamId,
    labelIds: state.labelIds,
    topic: state.topic,
    channel: state.channel,
    from,
    // A clock that was set back makes nobody wait for less than nothing.
    wallMs: from === null ? null : Math.max(0, here.at - from.at),
    openMs: from === null ? null : known.openBetween(from.at, here.at),
    amount,
  });
  const { type, data } = event as { type: string; data: Record<string, unknown> };
  switch (type) {
    case 'conversation.started': {
      const { topic = null } = (data['state'] ?? {}) as { topic?: string };
      return { state: { ...state, topic, opened: here, queued: here }, moments: [] };
    }
    case 'message.created':
      return foldMessage(state, event, known, moment);
    case 'conversation.claimed':
    case 'conversation.assigned': {
      const { id } = data['assignee'] as { id: string };
      // Who begins a conversation with a visitor has it before anybody has waited.
      const waited = state.begun && state.queued !== null;
      const taken = waited ? [moment('taken', { kind: 'agent', id }, state.queued)] : [];
      return { state: { ...state, queued: null }, moments: taken };
    }
    case 'conversation.released':
    case 'conversation.bot_left':
      return { state: { ...state, queued: here }, moments: [] };
    case 'conversation.bot_joined':
      return { state: { ...state, queued: null }, moments: [] };
    case 'conversation.resolved': {
      const by = partyOf(data['by'] as By);
      const moments = [moment('resolved', by, state.opened)];
      if (state.awaiting !== null) moments.push(moment('abandoned', by, state.awaiting));
      if (state.awaiting !== null && !state.replied)
        moments.push(moment('left_without_reply', by, state.awaiting));
      const resolution = { seq: here.seq, answeredBy: state.answeredBy };
      const resolved = [...state.resolved, resolution].slice(-MOST_RESOLUTIONS);
      return { state: { ...state, queued: null, resolved }, moments };
    }
    case 'conversation.reopened': {
      const by = partyOf(data['by'] as By);
      // A visitor who comes back begins to wait anew, with what they write.
      const waits = by.kind === 'visitor' ? { awaiting: null, awaitingBot: null } : {};
      const queued = data['assignee'] === null ? here : null;
      return { state: { ...state, ...waits, opened: here, queued }, moments: [moment('reopened', by)] };
    }
    case 'conversation.merged': {
      // The one that it went on in has been merged in turn. (One whose kept one was deleted because it was old is separate
      // without an event: merged again, it is counted again.)
      if (state.merged != null && data['resolved'] !== true) return { state, moments: [] };
      const { opened, queued, awaitingBot, missed } = state;
      // Nobody has resolved it: it goes on in another one, where whoever waits for an answer goes on waiting.
      const resolved = data['resolved'] === true ? moment('resolved', NOBODY, opened) : null;
      const merged = { opened, queued, awaitingBot, missed, resolved };
      const nobodyWaits = { queued: null, awaiting: null, awaitingBot: null, missed: null };
      const ended = resolved === null ? [] : [resolved];
      return { state: { ...state, ...nobodyWaits, merged }, moments: [...ended, ...inTime(state, here)] };
    }
    case 'conversation.separated':
      return foldSeparated(state, here, data['state'] as Separated);
    case 'conversation.absorbed':
    case 'conversation.detached': {
      const { awaitingReplySince: since } = data as { awaitingReplySince?: number | null };
      if (since === undefined) return { state, moments: [] };
      return {
        state: { ...state, awaiting: since === null ? null : { seq: here.seq, at: since } },
        moments: [],
      };
    }
    case 'conversation.rated': {
      const { score } = data['rating'] as { score: number };
      const rated = state.resolved.find(({ seq }) => seq === data['resolution']) ?? state;
      const author = rated.answeredBy ?? { kind: 'system', id: null };
      return { state, moments: [moment('rated', author, null, score)] };
    }
    case 'conversation.triaged': {
      const { teamId, labelIds } = data['change'] as { teamId?: string | null; labelIds?: string[] };
      const changed = {
        ...(teamId === undefined ? {} : { teamId }),
        ...(labelIds === undefined ? {} : { labelIds: [...labelIds].sort() }),
      };
      return { state: { ...state, ...changed }, moments: [] };
    }
    default:
      return { state, moments: [] };
  }
}

/** A merge that is taken back was none: neither a resolution nor a reopening is counted of it. */
function foldSeparated(
  { merged = null, ...before }: FoldState,
  here: Place,
  { status, awaitingReplySince: since = null }: Separated,
): Step {
  const state = { ...before, merged: null };
  if (merged === null || status === 'resolved') return { state, moments: [] };
  const { opened, awaitingBot, missed, resolved } = merged;
  const queued = status === 'waiting' ? (merged.queued ?? here) : null;
  const waits = { queued, awaiting: since === null ? null : { seq: here.seq, at: since } };
  const voided = resolved === null ? [] : [{ ...resolved, amount: 0 }];
  return {
    state: { ...state, ...waits, opened, awaitingBot, missed },
    moments: [...voided, ...(missed === null ? [] : [missed])],
  };
}

function foldMessage(
  before: FoldState,
  { seq, at, message }: FoldEvent,
  { begunUnattended }: Known,
  moment: (kind: MomentKind, author: Party, from?: Place | null) => Moment,
): Step {
  if (message === null || message.kind === 'note' || message.takenBack) return { state: before, moments: [] };
  const { author } = message;
  if (author.kind === 'system') return { state: before, moments: [] };
  const channel = author.kind === 'visitor' ? message.channel : before.channel;
  const made = (kind: MomentKind, from?: Place | null): Moment => ({
    ...moment(kind, author, from),
    channel,
  });
  const moments: Moment[] = before.begun ? [] : [made('started')];
  const recent = counted(before.recent, made('messages'));
  moments.push(...recent.counts.filter((one) => sameParty(one.author, author)));
  const isMissed = begunUnattended && !before.begun && before.queued !== null && isOfChat(message);
  const missed = isMissed ? made('missed') : before.missed;
  if (isMissed) moments.push(missed as Moment);
  const state: FoldState = { ...before, channel, begun: true, recent, missed };
  switch (author.kind) {
    case 'visitor': {
      const here = { seq, at };
      const waits = { awaiting: state.awaiting ?? here, awaitingBot: state.awaitingBot ?? here };
      return { state: { ...state, ...waits }, moments };
    }
    case 'bot':
      if (state.awaitingBot !== null) moments.push(made('bot_reply', state.awaitingBot));
      return { state: { ...state, awaitingBot: null, replied: true }, moments };
    default: {
      const answers = state.awaiting !== null;
      if (answers) moments.push(made(state.answered ? 'next_reply' : 'first_reply', state.awaiting));
      const by = author.kind === 'agent' ? author : state.answeredBy;
      const answered = state.answered || answers;
      // An answer in time: it was not missed.
      moments.push(...inTime(state, { at }));
      const nobodyWaits = { awaiting: null, awaitingBot: null, missed: null };
      return { state: { ...state, ...nobodyWaits, answered, replied: true, answeredBy: by }, moments };
    }
  }
}

function inTime({ missed }: FoldState, { at }: Pick<Place, 'at'>): Moment[] {
  return missed !== null && at <= missed.at + MISSED_AFTER_MS ? [{ ...missed, amount: 0 }] : [];
}

function isOfChat({ author, channel }: NonNullable<FoldEvent['message']>): boolean {
  return author.kind === 'visitor' && channel === 'chat';
}

/** One message more in this quarter of an hour. What was there already keeps under what it is counted. */
function counted(recent: FoldState['recent'], message: Moment): FoldState['recent'] {
  const quarter = Math.floor(message.at / QUARTER_MS);
  const counts = recent.quarter === quarter ? recent.counts : [];
  const known = counts.find(({ author }) => sameParty(author, message.author));
  if (known === undefined) return { quarter, counts: [...counts, message] };
  const more = { ...known, amount: known.amount + 1 };
  return { quarter, counts: counts.map((one) => (one === known ? more : one)) };
}

function sameParty(a: Party, b: Party): boolean {
  return a.kind === b.kind && a.id === b.id;
}
