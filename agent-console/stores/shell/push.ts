import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { SubscribePush } from '../../../server/contract/notices/push-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Alerts } from './alerts.ts';

/** What the browser can do about pushes. */
export interface PushPort {
  /** Whether pushes can come here at all. */
  supported(): boolean;
  /**
   * Lets pushes come that are signed with this key, in base64url; the browser was asked for its permission before.
   * @returns null where it refuses
   */
  subscribe(publicKey: string): Promise<SubscribePush | null>;
  unsubscribe(): Promise<void>;
  /** When the agent last did something on the page: milliseconds of the clock. */
  usedAt(): number;
}

export type Push = {
  /** Whether pushes reach this browser; `refused`: it, or the server, does not want them. */
  state: ReadonlySignal<'off' | 'on' | 'refused' | 'unsupported'>;
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  /** Sends a test the way that all others go. False where that failed. */
  test(): Promise<boolean>;
  /** After every start and absence: a session that is new takes over what this browser had. */
  refresh(): Promise<void>;
  stop(): void;
};

export interface PushDeps extends Timers {
  now(): number;
  api: Pick<AgentApi, 'readPush' | 'subscribePush' | 'unsubscribePush' | 'testPush' | 'reportAttention'>;
  port: PushPort;
  alerts: Pick<Alerts, 'on' | 'permission'>;
  visible: ReadonlySignal<boolean>;
}

/** How often the server is told that somebody looks; it believes it for a minute. */
const REPORT_MS = 40_000;
/** Who has not touched the page for so long may have left it. */
const USED_MS = 120_000;

/** Pushes to this browser, and none while the agent looks at the console. */
export function createPush({ api, port, alerts, visible, after, now }: PushDeps): Push {
  const state = signal<'off' | 'on' | 'refused' | 'unsupported'>(port.supported() ? 'off' : 'unsupported');
  /** How many browsers of the agent take pushes: where none does, nobody needs to know who looks. */
  const browsers = signal(0);
  let saidLooking = false;
  let cancel = () => {};
  const stopReporting = effect(() => {
    if (browsers.value > 0) report(visible.value);
  });

  return {
    state,
    turnOn: () => bring(true),
    async turnOff() {
      if (state.peek() === 'unsupported') return;
      state.value = 'off';
      await api.unsubscribePush();
      await port.unsubscribe();
    },
    test: async () => (await api.testPush()).ok,
    refresh: () => bring(false),
    stop() {
      stopReporting();
      cancel();
    },
  };

  async function bring(anew: boolean): Promise<void> {
    const answer = await api.readPush();
    if (!answer.ok || answer.value === null) return;
    const { publicKey, subscribed } = answer.value;
    browsers.value = answer.value.browsers;
    if (state.peek() === 'unsupported' || !alerts.on.peek() || alerts.permission.peek() !== 'granted') return;
    if (subscribed && !anew) {
      state.value = 'on';
      return;
    }
    const subscription = await port.subscribe(publicKey);
    const taken = subscription !== null && (await api.subscribePush(subscription)).ok;
    state.value = taken ? 'on' : 'refused';
    if (taken && !subscribed) browsers.value += 1;
  }

  function report(looks: boolean): void {
    cancel();
    const looking = looks && now() - port.usedAt() < USED_MS;
    if (looking || saidLooking) void api.reportAttention(looking);
    saidLooking = looking;
    cancel = looks ? after(REPORT_MS, () => report(visible.peek())) : () => {};
  }
}
