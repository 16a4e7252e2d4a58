import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import type { Node } from './node.ts';

/** The SQLite file of a node, past the server. */
export type Stored = {
  /** How much subscribers have to do now. What a mail waits for, a visitor who is still unanswered after minutes, is not counted. */
  due(): number;
  /** How many conversations figures have still to be counted of. */
  uncounted(): number;
  /** As if everything there will ever be had been counted: nothing is, from now on. */
  countNothing(): void;
  /** Every agent with a session looks at the console until then, in milliseconds since 1970. */
  lookAtConsole(until: number): void;
  close(): void;
};

export function openStored(node: Node): Stored {
  const db = new SqliteConnection(join(node.folder, 'data', 'frontdesk.db'));
  const counted = db.prepare('SELECT count(*) AS due FROM due_events WHERE dead_at IS NULL AND next_at <= ?');
  const uncounted = db.prepare(
    `SELECT count(*) AS uncounted FROM conversation_changes AS change
     LEFT JOIN conversation_facts AS facts ON facts.conversation_id = change.conversation_id
     WHERE coalesce(facts.seq, 0) < change.seq`,
  );
  return {
    uncounted: () => (uncounted.get() as { uncounted: number }).uncounted,
    countNothing: () =>
      void db.prepare('UPDATE figures_state SET fold_position = ?').run(Number.MAX_SAFE_INTEGER),
    due: () => (counted.get(Date.now()) as { due: number }).due,
    lookAtConsole(until) {
      db.prepare(
        'INSERT OR REPLACE INTO agent_attention (session_hash, agent_id, until) SELECT token_hash, agent_id, ? FROM sessions',
      ).run(until);
    },
    close: () => void db.close(),
  };
}
