import type { HistoryEntry, Stored } from './history.ts';

type Delivered = Extract<HistoryEntry, { kind: 'delivered' }>;

/**
 * What is wrong with what a subscriber was brought: everything that is stored, in the order of each conversation, each
 * event under one id and each id for one event. The same id again is the same delivery again, which receivers can tell.
 */
export function wrongDeliveries(history: readonly HistoryEntry[], { events }: Stored): string[] {
  if (events === undefined) return [];
  const stored = new Map(events.map((event) => [placeOf(event), event.what]));
  const ids = new Map<string, Delivered>();
  /** Since a back-up took the place of the database, whose numbers are given once more. */
  let sinceBackup: Delivered[] = [];
  const newest = new Map<string, number>();
  const found: string[] = [];
  for (const entry of history) {
    if (entry.kind === 'restored') {
      sinceBackup = [];
      newest.clear();
    }
    if (entry.kind !== 'delivered') continue;
    const before = ids.get(entry.id);
    if (before !== undefined) {
      if (before.what !== entry.what || placeOf(before) !== placeOf(entry))
        found.push(`${entry.id} was delivered as ${before.what} and as ${entry.what}.`);
      continue;
    }
    ids.set(entry.id, entry);
    sinceBackup.push(entry);
    const last = newest.get(entry.conversationId) ?? 0;
    if (entry.seq < last)
      found.push(`${placeOf(entry)} was delivered after ${last} of the same conversation.`);
    newest.set(entry.conversationId, Math.max(last, entry.seq));
  }
  const places = new Set<string>();
  for (const entry of sinceBackup) {
    const place = placeOf(entry);
    if (stored.get(place) !== entry.what)
      found.push(`${entry.what} was delivered, and ${place} is not that.`);
    if (places.has(place)) found.push(`${place} was delivered under two ids.`);
    places.add(place);
  }
  const delivered = new Set([...ids.values()].map((entry) => `${placeOf(entry)} ${entry.what}`));
  for (const [place, what] of stored)
    if (!delivered.has(`${place} ${what}`)) found.push(`${place}, ${what}, was not delivered.`);
  return found;
}

function placeOf({ conversationId, seq }: { conversationId: string; seq: number }): string {
  return `event ${seq} of ${conversationId}`;
}
