import { type ReadonlySignal, signal } from '@preact/signals';
import type { VisitorDetails, VisitorPresence } from '../../server/contract/schemas/people.ts';
import type { DeskApi } from '../transport/agent-api.ts';

export type VisitorPhase = 'loading' | 'ready' | 'failed';

export type VisitorStore = {
  details: ReadonlySignal<VisitorDetails | null>;
  phase: ReadonlySignal<VisitorPhase>;
  show(visitorId: string | null): void;
  refresh(): void;
  presence(presence: VisitorPresence): void;
};

/** What is known of the visitor whose conversation is open. */
export function createVisitorStore(api: Pick<DeskApi, 'readVisitor'>): VisitorStore {
  const details = signal<VisitorDetails | null>(null);
  const phase = signal<VisitorPhase>('loading');
  let shown: string | null = null;
  return {
    details,
    phase,
    show(visitorId) {
      if (visitorId === shown) return;
      shown = visitorId;
      details.value = null;
      phase.value = 'loading';
      void read();
    },
    refresh: () => void read(),
    presence({ visitorId, here }) {
      if (visitorId !== shown) return;
      const known = details.peek();
      if (known !== null) details.value = { ...known, here };
      void read();
    },
  };

  async function read(): Promise<void> {
    const asked = shown;
    if (asked === null) return;
    const answer = await api.readVisitor(asked);
    if (asked !== shown) return;
    if (answer.ok) {
      details.value = answer.value;
      phase.value = 'ready';
    } else if (details.peek() === null) phase.value = 'failed';
  }
}
