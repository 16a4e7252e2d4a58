import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Failure, Timers } from '../../../server/contract/client/ports.ts';

export type AskedReport<Query, Report> = {
  /** What was answered last, also while something else is asked for; null before the first answer. */
  report: ReadonlySignal<Report | null>;
  /** What it answers. */
  query: ReadonlySignal<Query | null>;
  busy: ReadonlySignal<boolean>;
  /** Why the last question has no answer; null while it is asked. */
  failure: ReadonlySignal<Failure | null>;
  /** Asks; the answers of earlier questions are dropped. */
  ask(query: Query): Promise<void>;
  /** Asks the last question again. */
  again(): Promise<void>;
  stop(): void;
};

const TOO_MANY = 429;

/**
 * A report of the server, of which the newest question counts. Where the server is at another one for the same person,
 * it says when to come back, and is asked then.
 */
export function createAskedReport<Query extends object, Report>(
  request: (query: Query) => Promise<Answer<Report>>,
  { after }: Pick<Timers, 'after'>,
): AskedReport<Query, Report> {
  const report = signal<Report | null>(null);
  const answered = signal<Query | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  let wanted: Query | null = null;
  let cancel = () => {};

  return {
    report,
    query: answered,
    busy,
    failure,
    ask,
    again: () => (wanted === null ? Promise.resolve() : ask(wanted)),
    stop() {
      wanted = null;
      cancel();
    },
  };

  async function ask(query: Query): Promise<void> {
    cancel();
    // The same question twice is two questions: an object of its own tells them apart.
    const mine = { ...query };
    wanted = mine;
    batch(() => {
      busy.value = true;
      failure.value = null;
    });
    const answer = await request(mine);
    if (wanted !== mine) return;
    if (!answer.ok && answer.status === TOO_MANY && answer.retryAfterMs !== undefined) {
      cancel = after(answer.retryAfterMs, () => void ask(mine));
      return;
    }
    batch(() => {
      busy.value = false;
      failure.value = answer.ok ? null : answer;
      if (!answer.ok) return;
      report.value = answer.value;
      answered.value = mine;
    });
  }
}
