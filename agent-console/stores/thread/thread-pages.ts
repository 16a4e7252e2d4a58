import { type ReadonlySignal, signal } from '@preact/signals';
import type { Log } from '../../../server/contract/client/conversation-sync.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export type ThreadPages = {
  loading: ReadonlySignal<boolean>;
  /** One page of older messages. Asked for again meanwhile, it is the same one. */
  loadOlder(): Promise<void>;
  /** Loads older messages until this one is among them. False where it cannot be had. */
  loadUpTo(seq: number): Promise<boolean>;
  /** What is unread may begin before the newest page; who reads it is to begin there too. */
  loadUpToUnread(readBefore: () => number | null): Promise<void>;
};

export interface ThreadPagesDeps {
  api: Pick<AgentApi, 'readHistory'>;
  /** What is shown now; null before the first answer. */
  shown(): Log | null;
  /** Reads what belongs to the older messages, before they are shown. */
  around(older: Log, before: number): Promise<void>;
  prepend(messages: Message[], earlier: boolean): void;
}

const OLDER_MESSAGES = 100;
const MAX_PAGES_TO_UNREAD = 10;
/** Ten thousand messages: further back nobody is brought at once. */
const MAX_PAGES_TO_ONE = 100;

/** The older messages of a thread, page by page. */
export function createThreadPages({ api, shown, around, prepend }: ThreadPagesDeps, id: string): ThreadPages {
  const loading = signal(false);
  let older: Promise<void> | null = null;
  return {
    loading,
    loadOlder,
    async loadUpTo(seq) {
      for (let pages = 0; pages < MAX_PAGES_TO_ONE; pages += 1) {
        const log = shown();
        const first = log?.messages[0];
        if (log === null || first === undefined) return false;
        if (first.seq <= seq) return log.messages.some((message) => message.seq === seq);
        if (!log.earlier) return false;
        await loadOlder();
        // No progress: the server cannot be reached.
        if (shown()?.messages[0] === first) return false;
      }
      return false;
    },
    async loadUpToUnread(readBefore) {
      for (let pages = 0; pages < MAX_PAGES_TO_UNREAD; pages += 1) {
        const log = shown();
        const from = readBefore();
        const first = log?.messages[0];
        if (from === null || first === undefined || !log?.earlier || first.seq <= from + 1) return;
        await loadOlder();
        if (shown()?.messages[0] === first) return;
      }
    },
  };

  function loadOlder(): Promise<void> {
    const log = shown();
    const first = log?.messages[0];
    if (older !== null) return older;
    if (!log?.earlier || first === undefined) return Promise.resolve();
    older = loadPage(log, first.seq);
    return older;
  }

  async function loadPage(log: Log, before: number): Promise<void> {
    loading.value = true;
    const answer = await api.readHistory(id, before, OLDER_MESSAGES);
    if (answer.ok) await around({ ...log, ...answer.value }, before);
    // Before the messages are shown: whoever sees them and wants more asks for the next page, not for this one.
    older = null;
    if (answer.ok) prepend(answer.value.messages, answer.value.earlier);
    loading.value = false;
  }
}
