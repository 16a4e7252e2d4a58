import type { InboxPage, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { View } from '../../../server/contract/schemas/find-api.ts';
import { QUEUES } from '../../stores/shell/router.ts';

/** Views that are listed together; `name` is null for those in no folder. */
export type Folder = { name: string | null; views: readonly View[] };

/** Views by folder: first those in none, then the folders by name. */
export function foldersOf(views: readonly View[]): Folder[] {
  const names = [...new Set(views.map(({ folder }) => folder ?? null))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : a.localeCompare(b),
  );
  return names.map((name) => ({ name, views: views.filter(({ folder }) => (folder ?? null) === name) }));
}

/** Where no bot answers, nobody has to know that there is a queue for it. */
export function shownQueues(counts: InboxPage['counts'] | null): Queue[] {
  return QUEUES.filter((queue) => queue !== 'with_bot' || (counts?.with_bot ?? 0) > 0);
}
