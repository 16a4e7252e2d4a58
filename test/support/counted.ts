import { expect } from 'vitest';
import type { TestServer } from './test-server.ts';

/** Resolves once all that happened is in the figures: they follow a moment after it, by the order of what changed. */
export async function allCounted({ services: { database } }: Pick<TestServer, 'services'>): Promise<void> {
  const db = database.read;
  const notInOrder = () =>
    db
      .selectFrom('due_events')
      .select('seq')
      .where('subscriber', '=', 'conversation changes')
      .limit(1)
      .execute();
  const notCounted = () =>
    db
      .selectFrom('conversation_changes as change')
      .innerJoin('figures_state as figures', (join) => join.onTrue())
      .select('change.conversation_id')
      .whereRef('change.position', '>', 'figures.fold_position')
      .limit(1)
      .execute();
  await expect.poll(notInOrder, { interval: 20 }).toEqual([]);
  await expect.poll(notCounted, { interval: 20 }).toEqual([]);
}
