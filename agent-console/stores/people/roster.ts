import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';

/** A member of a presence channel; `kind` and `name` are what our server vouched for. */
export type Member = { memberId: string; kind: 'agent' | 'visitor'; name: string };

export type Roster = {
  here: ReadonlySignal<ReadonlyMap<string, Member>>;
  update(members: ReadonlyMap<string, unknown>): void;
  stop(): void;
};

/** Reloads and reconnects make people leave and come back at once; only a longer absence counts. */
const LEFT_AFTER_MS = 6_000;

/** Who is in a presence channel, without the flicker of the wire. */
export function createRoster(timers: Timers): Roster {
  const here = signal<ReadonlyMap<string, Member>>(new Map());
  const leaving = new Map<string, () => void>();
  return {
    here,
    update(members) {
      const next = new Map(here.peek());
      for (const [memberId, info] of members) {
        leaving.get(memberId)?.();
        leaving.delete(memberId);
        next.set(memberId, memberFrom(memberId, info));
      }
      for (const memberId of next.keys()) {
        if (!members.has(memberId) && !leaving.has(memberId)) {
          leaving.set(
            memberId,
            timers.after(LEFT_AFTER_MS, () => drop(memberId)),
          );
        }
      }
      here.value = next;
    },
    stop() {
      for (const cancel of leaving.values()) cancel();
    },
  };

  function drop(memberId: string): void {
    leaving.delete(memberId);
    const next = new Map(here.peek());
    next.delete(memberId);
    here.value = next;
  }
}

function memberFrom(memberId: string, info: unknown): Member {
  const { kind, name } = (info ?? {}) as { kind?: unknown; name?: unknown };
  return {
    memberId,
    kind: kind === 'visitor' || memberId.startsWith('visitor-') ? 'visitor' : 'agent',
    name: typeof name === 'string' ? name : '',
  };
}
