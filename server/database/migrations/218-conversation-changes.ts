import { type Kysely, type Migration, sql } from 'kysely';

/**
 * In which order conversations changed last, for programs that keep a copy.
 *
 * - `change_state`: one row. `head` is the position of the last change; taking the next one locks it, so positions are
 *   committed in their order.
 * - `conversation_changes`: of each conversation the position of its last change, and the number of its last event then. Those that are there
 *   already are entered while the server serves. No foreign key: to check it would lock the conversation.
 */
export const conversationChanges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'create table change_state (id integer primary key, head bigint not null default 0)',
      'insert into change_state (id) values (1)',
      'create table conversation_changes (conversation_id text primary key, seq integer not null, position bigint not null)',
      'create unique index conversation_changes_position on conversation_changes (position)',
    ])
      await sql.raw(statement).execute(db);
  },
};
