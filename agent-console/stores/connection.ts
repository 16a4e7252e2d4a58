import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LinkState } from '../../server/contract/sync/engine-link.ts';

/**
 * `outdated`: the server no longer speaks with this version of the console; a reload brings the new one.
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
};

/** Sums up how the server can be reached. `back` is called when it answers again after a silence. */
export function createConnection(back: () => void): Connection {
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
  };
}
