import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database, Db } from '../../../server/database/database.ts';
import type { Subscriber } from '../../../server/delivery/subscriber.ts';
import { createCollector } from '../../../server/feed/collector.ts';
import { appendToFeed, feedAfter, type NewFeedRow } from '../../../server/feed/positions.ts';
import { openPlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { openStage } from '../delivery/subscriber-stage.ts';

/** SQLite has one writer at a time. */
const ON_POSTGRES = { only: 'Postgres', fresh: true } as const;

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

onEveryDatabase('the feed', { ...ON_POSTGRES, open: openPlace }, (database) => {
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
});

onEveryDatabase('the feed of two nodes', { ...ON_POSTGRES, open: openStage }, (stage) => {
  const collector = () => {
    const { database, log } = stage;
    const feedSwitch = { isOn: () => true };
    return createCollector({ database, log, feedSwitch, epoch: () => 'epoch-1', grown() {} }).subscriber;
  };
  const inFeed = async (conversationId: string) =>
    (await feedAfter(stage.database.read, 0, 100))
      .filter((one) => one.conversation_id === conversationId)
      .map(({ seq }) => seq);

  /**
   * A node takes the first event of a conversation and stands still before it has its position; another takes what it finds.
   * @returns what the feed has of the conversation by then, and in the end
   */
  async function takenByTwo(subscriber: Subscriber) {
    const taken = gate();
    const release = gate();
    const writer = stage.node('writer', [subscriber]);
    const id = await stage.conversation(writer);
    await stage.started('slow', [standingStill(subscriber, taken.open, release.opened)]);
    await taken.opened;
    let meanwhile: (number | null)[];
    try {
      await stage.write(writer, id, 'second');
      const later = await stage.conversation(writer);
      await stage.started('quick', [subscriber]);
      // Whoever took this one has looked at the second event as well.
      await stage.eventually(async () => expect(await inFeed(later)).toEqual([1]));
      meanwhile = await inFeed(id);
    } finally {
      release.open();
    }
    await stage.eventually(async () => expect(await inFeed(id)).toHaveLength(2));
    return { meanwhile, finally: await inFeed(id) };
  }

  it('has no event of a conversation before the one that another node is taking', async () => {
    expect(await takenByTwo(collector())).toEqual({ meanwhile: [], finally: [1, 2] });
  });

  it('would have them the wrong way round if the collector did not ask for their order', async () => {
    const unordered = { ...collector(), ordered: false };
    expect(await takenByTwo(unordered)).toEqual({ meanwhile: [2], finally: [2, 1] });
  });
});

/** Something to wait for. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

/** The same subscriber, on a node that stands still with the first events it takes, in its transaction. */
function standingStill(subscriber: Subscriber, taken: () => void, released: Promise<void>): Subscriber {
  if (!('runInTransaction' in subscriber)) throw new Error('It does not work in a transaction.');
  return {
    ...subscriber,
    async runInTransaction(tx, batch) {
      taken();
      await stayAwake(tx.db, released);
      await subscriber.runInTransaction(tx, batch);
    },
  };
}

/** Postgres ends a transaction that asks nothing for a while. */
async function stayAwake(db: Db, until: Promise<void>): Promise<void> {
  let over = false;
  const ended = until.then(() => {
    over = true;
  });
  while (!over) {
    await sql`select 1`.execute(db);
    await Promise.race([ended, pause(1_000)]);
  }
}

function waitingForLocks({ read }: Database) {
  return sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
    read,
  );
}
