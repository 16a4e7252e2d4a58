import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { appendToFeed, feedAfter, type NewFeedRow } from '../../../server/feed/positions.ts';
import { DATABASES } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';

const row = (id: string): NewFeedRow => ({
  id,
  type: 'visitor.created',
  at: 1,
  conversation_id: null,
  seq: null,
  site_id: null,
  team_id: null,
  visitor_id: null,
  agent_id: null,
  data: '{}',
});

describe.each(DATABASES.filter(({ name }) => name === 'Postgres'))(
  'the feed, on $name',
  ({ migratedPlace }) => {
    let database: Database;
    let close = async () => {};
    beforeEach(async () => {
      const place = await migratedPlace();
      database = await openDatabase(place.url);
      close = async () => {
        await database.close();
        await place.remove();
      };
    });
    afterEach(() => close());

    const seen = async () => (await feedAfter(database.read, 0, 100)).map(({ id }) => id);

    it('shows no event before one with an earlier position, however late that one is committed', async () => {
      let commitFirst = () => {};
      const held = new Promise<void>((resolve) => {
        commitFirst = resolve;
      });
      let firstHasItsPosition = () => {};
      const positioned = new Promise<void>((resolve) => {
        firstHasItsPosition = resolve;
      });
      const first = database.write(async (db) => {
        await appendToFeed(db, [row('first')]);
        firstHasItsPosition();
        await held;
      });
      await positioned;
      const second = database.write((db) => appendToFeed(db, [row('second')]));
      // The second is under way, and waits for the first.
      await eventually(async () => {
        const { rows } = await waitingForLocks(database);
        expect(rows).toHaveLength(1);
      });
      expect(await seen()).toEqual([]);
      commitFirst();
      await Promise.all([first, second]);
      expect(await seen()).toEqual(['first', 'second']);
    });
  },
);

function waitingForLocks({ read }: Database) {
  return sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
    read,
  );
}
