import type { HistoryEntry, ScreenName } from '../checker/history.ts';

/** Writes down what the clients of a run did, were told and showed, in the order in which it happened. */
export type Recorder = {
  entries: readonly HistoryEntry[];
  sent(entry: Omit<Extract<HistoryEntry, { kind: 'sent' }>, 'kind'>): void;
  acknowledged(screen: ScreenName, conversationId: string, id: string): void;
  /** What the screen shows of the conversation now; what has changed since the last time is written down. */
  screen(screen: ScreenName, conversationId: string, messages: readonly { id: string }[]): void;
  /** The screen is empty: the page was reloaded. */
  forget(screen: ScreenName): void;
  /** Writes down something else. */
  write(entry: HistoryEntry): void;
  /** How many messages were sent. */
  sentCount(): number;
  /** How many messages were acknowledged. */
  acknowledgedCount(): number;
};

export function createRecorder(): Recorder {
  const entries: HistoryEntry[] = [];
  const last = new Map<string, readonly { id: string }[]>();
  const acknowledgedIds = new Set<string>();
  let sent = 0;
  return {
    entries,
    sent(entry) {
      sent += 1;
      entries.push({ kind: 'sent', ...entry });
    },
    write: (entry) => void entries.push(entry),
    acknowledged(screen, conversationId, id) {
      acknowledgedIds.add(id);
      entries.push({ kind: 'acknowledged', screen, conversationId, id });
    },
    screen(screen, conversationId, messages) {
      const key = `${screen} ${conversationId}`;
      const before = last.get(key) ?? [];
      last.set(key, messages);
      const grown =
        messages.length >= before.length &&
        messages[0]?.id === (before[0]?.id ?? messages[0]?.id) &&
        messages[before.length - 1]?.id === before.at(-1)?.id;
      if (!grown) {
        const ids = messages.map((message) => message.id);
        entries.push({ kind: 'redrawn', screen, conversationId, ids });
      } else if (messages.length > before.length) {
        const ids = messages.slice(before.length).map((message) => message.id);
        entries.push({ kind: 'shown', screen, conversationId, ids });
      }
    },
    forget(screen) {
      for (const key of [...last.keys()]) {
        if (!key.startsWith(`${screen} `)) continue;
        last.delete(key);
        entries.push({ kind: 'redrawn', screen, conversationId: key.slice(screen.length + 1), ids: [] });
      }
    },
    sentCount: () => sent,
    acknowledgedCount: () => acknowledgedIds.size,
  };
}
