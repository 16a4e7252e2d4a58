import { type ReadonlySignal, signal } from '@preact/signals';
import type { AlreadyClaimed } from '../../server/contract/schemas/agent-api.ts';
import type { DeskApi } from '../transport/agent-api.ts';
import type { Notices } from './notices.ts';

export type TriageAct = 'claim' | 'release' | 'resolve' | 'reopen';

export interface TriageWorld {
  api: Pick<DeskApi, TriageAct>;
  notices: Pick<Notices, 'say'>;
  /** The conversation has changed, or is not what this browser believed: look at the server. */
  look(conversationId: string): void;
}

export type Triage = {
  /** Which act is under way, if any. */
  busy: ReadonlySignal<{ id: string; act: TriageAct } | null>;
  /** True when it was done. */
  run(act: TriageAct, conversationId: string): Promise<boolean>;
};

/** What an agent does with a whole conversation. The events that follow change what is shown. */
export function createTriage({ api, notices, look }: TriageWorld): Triage {
  const busy = signal<{ id: string; act: TriageAct } | null>(null);
  return {
    busy,
    async run(act, id) {
      if (busy.peek() !== null) return false;
      busy.value = { id, act };
      const answer = await api[act](id);
      busy.value = null;
      if (!answer.ok) {
        if (answer.code === 'already_claimed') {
          const { assignee } = (answer.details ?? {}) as Partial<AlreadyClaimed>;
          notices.say({ kind: 'claim-lost', name: assignee?.name ?? '' });
        } else if (answer.status === 0) notices.say({ kind: 'away' });
        else notices.say({ kind: 'failed', message: answer.message });
      }
      look(id);
      return answer.ok;
    },
  };
}
