import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Found } from './search.ts';

export type QuickFind = {
  /** The first conversations, by person and by what was said, that have what was typed last. */
  found: ReadonlySignal<readonly Found[]>;
  /** Asks the server once the typing pauses; the empty text asks nothing and forgets what was found. */
  type(text: string): void;
};

/** A word is not asked for letter by letter. */
const PAUSE_MS = 200;
const MOST = 8;
const MAX_LENGTH = 200;

/** The search behind the command menu: a few answers, for as long as the menu is open. */
export function createQuickFind({
  api,
  after,
}: Pick<Timers, 'after'> & { api: Pick<AgentApi, 'find'> }): QuickFind {
  const found = signal<readonly Found[]>([]);
  let wanted = '';
  let cancel = () => {};
  return {
    found,
    type(typed) {
      const text = typed.trim().slice(0, MAX_LENGTH);
      if (text === wanted) return;
      wanted = text;
      cancel();
      if (text === '') found.value = [];
      else cancel = after(PAUSE_MS, () => void ask(text));
    },
  };

  async function ask(text: string): Promise<void> {
    const answer = await api.find({ text, limit: MOST });
    // What was typed meanwhile is asked for already; where the server is away, the whole search says so.
    if (answer.ok && text === wanted) found.value = answer.value.found.slice(0, MOST);
  }
}
