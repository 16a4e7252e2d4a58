import type { Timers } from '../../../server/contract/client/ports.ts';
import type { PutDraft } from '../../../server/contract/schemas/drafts.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { type Draft, type Drafts, EMPTY_DRAFT } from './drafts.ts';

/** A pause in writing, after which the server is told. */
const PAUSE_MS = 1_200;

export type DraftSync = {
  /** Fetches what other devices have written. Call at the start and after any absence. */
  refresh(): Promise<void>;
  stop(): void;
};

export interface DraftSyncDeps extends Timers {
  api: Pick<AgentApi, 'readDrafts' | 'putDraft'>;
  drafts: Drafts;
  /** Another device has written: the reply box, where there is one, shows it. */
  changed(conversationId: string, draft: Draft): void;
}

/** Keeps drafts on the server, so that an answer begun in one browser is finished in another. */
export function createDraftSync({ api, drafts, changed, after, now }: DraftSyncDeps): DraftSync {
  /** What the server has, as text, so that only changes are sent. */
  const known = new Map<string, string>();
  /** When each was changed here. */
  const changedAt = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  for (const [id, draft] of drafts.all.peek()) known.set(id, JSON.stringify(draft));
  const stop = drafts.all.subscribe((all) => {
    for (const id of new Set([...all.keys(), ...known.keys()])) {
      const text = JSON.stringify(all.get(id) ?? EMPTY_DRAFT);
      if (text === (known.get(id) ?? JSON.stringify(EMPTY_DRAFT))) continue;
      known.set(id, text);
      changedAt.set(id, now());
      waiting.get(id)?.();
      waiting.set(
        id,
        after(PAUSE_MS, () => void put(id)),
      );
    }
  });

  return {
    async refresh() {
      const answer = await api.readDrafts();
      if (!answer.ok) return;
      for (const { conversationId: id, updatedAt, ...draft } of answer.value.drafts) {
        // What is being written here is newer than anything that was fetched.
        if (waiting.has(id) || updatedAt <= (changedAt.get(id) ?? 0)) continue;
        if (JSON.stringify(draft) === known.get(id)) continue;
        known.set(id, JSON.stringify(draft));
        changedAt.set(id, updatedAt);
        drafts.save(id, draft);
        changed(id, draft);
      }
    },
    stop() {
      stop();
      for (const cancel of waiting.values()) cancel();
    },
  };

  async function put(id: string): Promise<void> {
    waiting.delete(id);
    const draft: PutDraft = { ...drafts.of(id), updatedAt: changedAt.get(id) ?? now() };
    const answer = await api.putDraft(id, draft);
    // The draft is kept in this browser all the same; the server is told again after a while.
    const again = !answer.ok && (answer.status === 0 || answer.status >= 500);
    if (again && !waiting.has(id))
      waiting.set(
        id,
        after(PAUSE_MS * 10, () => void put(id)),
      );
  }
}
