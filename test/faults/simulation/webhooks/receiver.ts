import type { Answer, Outgoing } from '../../../../server/webhooks/send-webhook.ts';
import type { Received } from '../../checker/webhooks.ts';
import type { Seeded } from '../../support/seeded.ts';
import type { SimClock } from '../clock.ts';

/** What a receiver does wrong, as shares of what comes to it. */
export type ReceiverMood = {
  /** Killed: nothing comes to it. */
  away: boolean;
  /** It takes nothing now, and may say when to come back. */
  later: number;
  /** It takes it and answers with a false status, as if it had not. */
  falseStatus: number;
  /** It takes it, and the answer is lost. */
  answerLost: number;
  /** The request comes to it twice. */
  twice: number;
  /** It takes so long that nobody waits for its answer. */
  slow: number;
};
export const GOOD_MOOD: ReceiverMood = {
  away: false,
  later: 0,
  falseStatus: 0,
  answerLost: 0,
  twice: 0,
  slow: 0,
};

/** A receiver of webhooks outside of the product, which writes down what it takes, and survives all that dies. */
export type Receiver = {
  received: readonly Received[];
  setMood(mood: ReceiverMood): void;
  /** As a node sees it. @param lives whether the process is still there */
  send(lives: () => boolean): (outgoing: Outgoing, signal: AbortSignal) => Promise<Answer>;
  /** How often it took something and the sender was told otherwise, or nothing. */
  misled(): number;
};

const TRAVEL_MS = 400;
/** As long as a sender waits for an answer. */
const LIMIT_MS = 10_000;

export function createReceiver(clock: SimClock, random: Seeded): Receiver {
  const received: Received[] = [];
  let mood = GOOD_MOOD;
  let misled = 0;
  return {
    received,
    setMood(next) {
      mood = next;
    },
    misled: () => misled,
    send: (lives) => async (outgoing) => {
      const began = clock.now();
      const answered = (status: number | null, retryAfterMs = 0): Answer => ({
        status,
        error: status === null ? 'connection_failed' : null,
        text: '',
        durationMs: clock.now() - began,
        retryAfterMs,
      });
      await pause(random.between(1, TRAVEL_MS));
      if (!lives()) return never();
      if (mood.away) return answered(null);
      if (random.chance(mood.later)) return answered(503, random.chance(0.3) ? 2_000 : 0);
      const { falseStatus, answerLost, twice, slow } = mood;
      take(outgoing);
      if (random.chance(twice)) take(outgoing);
      const isSlow = random.chance(slow);
      const isLost = random.chance(answerLost);
      const isFalse = random.chance(falseStatus);
      await pause(isSlow ? LIMIT_MS : random.between(1, TRAVEL_MS));
      if (!lives() || isSlow || isLost || isFalse) misled += 1;
      if (!lives()) return never();
      return isSlow || isLost ? answered(null) : answered(isFalse ? 500 : 204);
    },
  };

  function take({ headers, body }: Outgoing): void {
    const { type, data } = JSON.parse(body) as {
      type: string;
      data: { conversation: { id: string }; seq: number };
    };
    received.push({
      id: headers['webhook-id'] ?? '',
      type,
      conversationId: data.conversation.id,
      seq: data.seq,
    });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => clock.after(ms, resolve));
  }
}

/** Who died does not learn of it. */
function never(): Promise<never> {
  return new Promise(() => {});
}
