import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from './ask.ts';
import { type LoadVisitor, openLoadVisitor } from './visitor.ts';

/** So many visitors come at once. */
const COME_AT_ONCE = 8;
/** Beyond this nothing more is sent until something is answered: a server that hangs is not buried. */
export const MOST_UNDER_WAY = 2_000;
/** What was acknowledged and has not come over the engine so long after the last one does not come. */
const DELIVERED_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 20;

export type LoadOptions = {
  url: string;
  siteKey: string;
  visitors: number;
  perSecond: number;
  seconds: number;
  /** Leaves the visitors with their conversations on the server. */
  keep: boolean;
  say(line: string): void;
  /** Ends it early: nothing more is sent, what was sent is counted, and the visitors go. */
  stopping?: AbortSignal;
};

/** Times in milliseconds, from when a message was to be sent: a late sender does not make a server look quick. */
export type Percentiles = { p50: number; p95: number; p99: number; most: number } | null;

export type LoadFigures = {
  /** It was ended early; the figures are of what was sent until then. */
  stopped: boolean;
  visitors: number;
  sent: number;
  acknowledged: number;
  delivered: number;
  /** Acknowledged, and not on the server when it was asked afterwards. There must be none. Who was refused then is in `refused`. */
  lost: number;
  /** On the server twice. There must be none. */
  doubled: number;
  /** Acknowledged, and never came over the engine. Browsers fetch such a message; the server has it. */
  notDelivered: number;
  acknowledgedPerSecond: number;
  acknowledgedMs: Percentiles;
  deliveredMs: Percentiles;
  /** What was refused, by code. */
  refused: Record<string, number>;
  /** Puzzles that had to be solved: this machine counts as one network. */
  proofs: number;
  /** So often there was something to send and too much was under way. */
  heldBack: number;
};

/** Visitors come, write at a steady rate, and go; what became of each message is counted. */
export async function runLoad(options: LoadOptions): Promise<LoadFigures> {
  const { perSecond, seconds, say, stopping = new AbortController().signal } = options;
  const refused: Record<string, number> = {};
  const dueAt = new Map<string, number>();
  /** Who sent it, by the id of the message. */
  const acknowledged = new Map<string, LoadVisitor>();
  const [acknowledgedMs, deliveredMs]: [number[], number[]] = [[], []];
  const broken: unknown[] = [];
  let [proofs, heldBack, underWay, sent] = [0, 0, 0, 0];
  const refuse = (error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    refused[error.code] = (refused[error.code] ?? 0) + 1;
  };
  const delivered = (id: string) => {
    const due = dueAt.get(id);
    if (due === undefined) return;
    dueAt.delete(id);
    deliveredMs.push(performance.now() - due);
  };
  const crowd = await gather({ ...options, delivered, worked: () => (proofs += 1) }, refuse);
  say(`${crowd.length} of ${options.visitors} visitors are connected.`);

  async function sendOne(visitor: LoadVisitor, due: number): Promise<void> {
    const id = randomUUID();
    dueAt.set(id, due);
    sent += 1;
    underWay += 1;
    try {
      await visitor.send(id);
      acknowledged.set(id, visitor);
      acknowledgedMs.push(performance.now() - due);
    } catch (error) {
      dueAt.delete(id);
      if (error instanceof Refused) refuse(error);
      else broken.push(error);
    } finally {
      underWay -= 1;
    }
  }

  const began = performance.now();
  for (let n = 0; crowd.length > 0 && n < perSecond * seconds; n += 1) {
    const due = began + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await rest(wait, stopping);
    if (stopping.aborted) break;
    const visitor = crowd[n % crowd.length];
    if (visitor === undefined || underWay >= MOST_UNDER_WAY) heldBack += 1;
    else void sendOne(visitor, due);
  }
  while (underWay > 0) await pause(LOOK_EVERY_MS);
  if (broken.length > 0) throw broken[0];
  const tookMs = performance.now() - began;
  const until = performance.now() + DELIVERED_WITHIN_MS;
  while (dueAt.size > 0 && performance.now() < until) await pause(LOOK_EVERY_MS);

  say('Asking the server what it has …');
  const stored = new Map<LoadVisitor, string[]>();
  await inTurns(crowd, async (visitor) => {
    try {
      stored.set(visitor, await visitor.stored());
    } catch (error) {
      refuse(error);
    }
  });
  await inTurns(crowd, (visitor) => visitor.leave(options.keep).catch(refuse));
  return {
    stopped: stopping.aborted,
    visitors: crowd.length,
    sent,
    acknowledged: acknowledged.size,
    delivered: deliveredMs.length,
    ...comparedWith(stored, acknowledged),
    notDelivered: dueAt.size,
    acknowledgedPerSecond: (acknowledged.size * 1_000) / tookMs,
    acknowledgedMs: percentilesOf(acknowledgedMs),
    deliveredMs: percentilesOf(deliveredMs),
    refused,
    proofs,
    heldBack,
  };
}

/**
 * What became of messages that were acknowledged, as far as their visitors were answered afterwards.
 * @param stored what the server has of each visitor who was answered
 */
export function comparedWith<Visitor>(
  stored: ReadonlyMap<Visitor, readonly string[]>,
  acknowledged: ReadonlyMap<string, Visitor>,
): Pick<LoadFigures, 'lost' | 'doubled'> {
  const all = [...stored.values()].flat();
  const known = new Set(all);
  const lost = [...acknowledged].filter(([id, visitor]) => stored.has(visitor) && !known.has(id));
  return { lost: lost.length, doubled: all.length - known.size };
}

type Gathering = LoadOptions & { delivered(id: string): void; worked(): void };

async function gather(options: Gathering, refuse: (error: unknown) => void): Promise<LoadVisitor[]> {
  const places = Array.from({ length: options.visitors }, (_, n) => n);
  const came = await inTurns(places, async () => {
    if (options.stopping?.aborted === true) return null;
    return openLoadVisitor(options).catch((error) => {
      refuse(error);
      return null;
    });
  });
  return came.filter((visitor) => visitor !== null);
}

/** Until then, or until it is ended early. */
async function rest(waitMs: number, stopping: AbortSignal): Promise<void> {
  await pause(waitMs, undefined, { signal: stopping }).catch((error: unknown) => {
    if (!stopping.aborted) throw error;
  });
}

/** Does something with each, a few at once. */
async function inTurns<Thing, Result>(
  things: readonly Thing[],
  act: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const one = async () => {
    while (next < things.length) {
      const at = next;
      next += 1;
      results[at] = await act(things[at] as Thing);
    }
  };
  await Promise.all(Array.from({ length: COME_AT_ONCE }, one));
  return results;
}

/** By the nearest rank; null of nothing. */
export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const at = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return Math.round(value * 10) / 10;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}
