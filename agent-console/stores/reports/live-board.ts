import { batch, type ReadonlySignal, signal } from '@preact/signals';
import {
  AGENT_AVAILABILITY_EVENT,
  CONVERSATION_DELETED_EVENT,
  CONVERSATION_EVENT,
  SETTINGS_CHANGED_EVENT,
  VISITOR_ERASED_EVENT,
} from '../../../server/contract/channels.ts';
import type { Answer, Failure, Timers } from '../../../server/contract/client/ports.ts';
import type { Board } from '../../../server/contract/schemas/developers/board.ts';
import type { Part } from '../shell/parts.ts';

/** However many events come. */
export const AT_MOST_EVERY_MS = 1_000;
/** While no events come, or the server did not answer. */
export const LOOK_EVERY_MS = 15_000;

export type LiveBoard = {
  /** Null until the server has answered; what was read last stays. */
  board: ReadonlySignal<Board | null>;
  /** How far the server's clock is ahead of this one, ms: waits are counted by one clock. */
  aheadMs: ReadonlySignal<number>;
  failure: ReadonlySignal<Failure | null>;
  /** What it takes part in while somebody looks at it. */
  part: Part;
  /** Reads it, now and as the part hears of news, until it is stopped. */
  start(): void;
  stop(): void;
};

/**
 * What is going on now. Every event that may change it leads to another reading, at most one a second: the server's figures
 * are the inbox's, and nothing is counted along here.
 * @param isLive whether events come by themselves
 */
export function createLiveBoard(
  read: () => Promise<Answer<Board>>,
  { after, now }: Pick<Timers, 'after' | 'now'>,
  isLive: () => boolean,
): LiveBoard {
  const board = signal<Board | null>(null);
  const aheadMs = signal(0);
  const failure = signal<Failure | null>(null);
  let started = false;
  let reading = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.POSITIVE_INFINITY;
  let cancel = () => {};

  const news = () => lookAt(lookedAt + AT_MOST_EVERY_MS);
  return {
    board,
    aheadMs,
    failure,
    part: {
      receive: {
        [CONVERSATION_EVENT]: news,
        [AGENT_AVAILABILITY_EVENT]: news,
        [SETTINGS_CHANGED_EVENT]: news,
        [VISITOR_ERASED_EVENT]: news,
        [CONVERSATION_DELETED_EVENT]: news,
      },
      catchUp: () => lookAt(lookedAt + (isLive() ? AT_MOST_EVERY_MS : LOOK_EVERY_MS)),
      resume: news,
    },
    start() {
      started = true;
      lookAt(now());
    },
    stop() {
      started = false;
      cancel();
      dueAt = Number.POSITIVE_INFINITY;
    },
  };

  /** At this time, or when it is due anyway, if that is earlier. */
  function lookAt(time: number): void {
    if (!started || time >= dueAt) return;
    cancel();
    dueAt = time;
    cancel = after(Math.max(0, time - now()), () => {
      dueAt = Number.POSITIVE_INFINITY;
      void look();
    });
  }

  async function look(): Promise<void> {
    // The one under way may have been read before what happened since.
    if (reading) return lookAt(now() + AT_MOST_EVERY_MS);
    reading = true;
    lookedAt = now();
    const answer = await read();
    reading = false;
    if (!started) return;
    batch(() => {
      failure.value = answer.ok ? null : answer;
      if (!answer.ok) return;
      board.value = answer.value;
      aheadMs.value = answer.value.at - now();
    });
    lookAt(now() + (answer.ok ? LOOK_EVERY_MS : (answer.retryAfterMs ?? LOOK_EVERY_MS)));
  }
}
