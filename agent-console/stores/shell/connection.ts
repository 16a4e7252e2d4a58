import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LinkState } from '../../../server/contract/client/engine-link.ts';

/**
 * `outdated`: the server no longer speaks with this version of the console, or has parts of it no more; a reload brings
 * the new one.
 * `live`: events come by themselves. `polling`: the engine is out of reach, the server is asked instead.
 * `away`: the server does not answer. `offline`: this computer has no network.
 */
export type ConnectionState = LinkState | 'away' | 'offline' | 'outdated';

export type Connection = {
  state: ReadonlySignal<ConnectionState>;
  link(state: LinkState): void;
  network(online: boolean): void;
  answered(): void;
  unanswered(): void;
  outdated(): void;
  /** A part of the console could not be fetched. Resolves to whether a reload is what helps, and has been offered. */
  partMissing(): Promise<boolean>;
};

/**
 * Sums up how the server can be reached. `back` is called when it answers again after a silence.
 * @param renewed whether the server has another version of the console by now; rejects where it does not answer
 */
export function createConnection(
  back: () => void,
  renewed: () => Promise<boolean> = async () => false,
): Connection {
  const link = signal<LinkState>('connecting');
  const online = signal(true);
  const reachable = signal(true);
  const outdated = signal(false);
  return {
    state: computed(() => {
      if (outdated.value) return 'outdated';
      if (!online.value) return 'offline';
      return reachable.value ? link.value : 'away';
    }),
    link(state) {
      link.value = state;
    },
    network(now) {
      online.value = now;
    },
    answered() {
      if (reachable.peek()) return;
      reachable.value = true;
      back();
    },
    unanswered() {
      reachable.value = false;
    },
    outdated() {
      outdated.value = true;
    },
    async partMissing() {
      // Without an answer, it is the connection that is missing.
      if (await renewed().catch(() => false)) outdated.value = true;
      return outdated.value;
    },
  };
}
