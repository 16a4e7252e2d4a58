import { type ReadonlySignal, signal } from '@preact/signals';
import type { BotTest } from '../../../server/contract/schemas/developers/bot-tests-api.ts';
import type { BotTestsApi } from '../../transport/bot-tests-api.ts';

/** How long to wait after a request without an answer. */
const PAUSE_MS = 2_000;

export type BotTrialDeps = {
  api: BotTestsApi;
  botId: string;
  language: string;
  newId(): string;
  /** Calls back after so long, unless the function that it gives is called before. */
  after(delayMs: number, action: () => void): () => void;
};

/** `unreachable`: it is tried again. `gone`: the server has the test no more. `refused`: with the server's sentence. */
export type TrialTrouble = { kind: 'unreachable' | 'gone' } | { kind: 'refused'; message: string };

export type BotTrial = {
  /** Null before the first test. */
  test: ReadonlySignal<BotTest | null>;
  trouble: ReadonlySignal<TrialTrouble | null>;
  /** A request of the person is under way. */
  busy: ReadonlySignal<boolean>;
  /** Begins a test on a site, in place of the one there was. */
  start(siteId: string): Promise<void>;
  /**
   * Says something as a visitor.
   * @param chosenOf the message that offered these words
   * @returns whether it was taken; where not, the same words again are sent under the same id
   */
  say(body: string, chosenOf?: string): Promise<boolean>;
  end(): Promise<void>;
  /** Stops listening. */
  stop(): void;
};

/** One admin's test conversation with a bot. What the bot does is waited for, request after request, while it goes on. */
export function createBotTrial({ api, botId, language, newId, after }: BotTrialDeps): BotTrial {
  const test = signal<BotTest | null>(null);
  const trouble = signal<TrialTrouble | null>(null);
  const busy = signal(false);
  /** What was said and not taken yet. */
  let unsent: { id: string; body: string } | null = null;
  let cancelPause = () => {};
  /** Whoever listens to another test than this one stops. */
  let listening: string | null = null;

  return {
    test,
    trouble,
    busy,
    start: (siteId) =>
      asking(async () => {
        unsent = null;
        const answer = await api.start(botId, { id: newId(), siteId, language });
        if (!answer.ok) return failed(answer);
        cancelPause();
        show(answer.value);
        listening = answer.value.id;
        void listen(answer.value.id);
      }),
    async say(body, chosenOf) {
      const id = test.value?.id;
      if (id === undefined || busy.value) return false;
      if (unsent?.body !== body) unsent = { id: newId(), body };
      const message = { ...unsent, ...(chosenOf === undefined ? {} : { chosenOf }) };
      let taken = false;
      await asking(async () => {
        const answer = await api.say(id, message);
        taken = answer.ok;
        if (answer.ok) unsent = null;
        else failed(answer);
      });
      return taken;
    },
    end: () =>
      asking(async () => {
        const id = test.value?.id;
        if (id === undefined) return;
        const answer = await api.end(id);
        if (!answer.ok) failed(answer);
      }),
    stop() {
      listening = null;
      cancelPause();
    },
  };

  async function asking(action: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    await action();
    busy.value = false;
  }

  function failed({ status, message }: { status: number; message: string }): void {
    trouble.value = status === 0 ? { kind: 'unreachable' } : { kind: 'refused', message };
  }

  async function listen(id: string): Promise<void> {
    while (listening === id) {
      const answer = await api.next(id, test.value?.version ?? 0);
      if (listening !== id) return;
      if (answer.ok) {
        show(answer.value);
        if (trouble.value?.kind === 'unreachable') trouble.value = null;
        if (answer.value.end !== null) return;
      } else if (answer.status === 404) {
        trouble.value = { kind: 'gone' };
        return;
      } else {
        trouble.value = { kind: 'unreachable' };
        await new Promise<void>((resolve) => {
          cancelPause = after(PAUSE_MS, resolve);
        });
      }
    }
  }

  /** Answers may overtake each other. */
  function show(next: BotTest): void {
    if (test.value?.id !== next.id || next.version >= test.value.version) test.value = next;
  }
}
