import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { olderDatabase } from '../../support/database/older-database.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const VISITOR = '{"by":{"kind":"visitor","id":"v","name":"V"},"assignee":null}';
const AGENT = '{"by":{"kind":"agent","id":"a","name":"A"},"assignee":null}';

onEveryDatabase('a database from before waits were kept', olderDatabase('090-rooms'), (older) => {
  it('knows since when each visitor waits for an answer', async () => {
    const { db, upTo } = older;
    await sql`insert into sites (id, site_key, name, greeting, color, allowed_origins, created_at)
      values ('s', 'k', 'S', '', '#000000', '[]', 0)`.execute(db);
    await sql`insert into visitors (id, site_id, token_hash, verified, here, here_at, created_at, seen_at)
      values ('v', 's', 't', 0, 0, 0, 0, 0)`.execute(db);
    const conversation = (id: string, status: string, waitingSince: number | null) =>
      sql`insert into conversations (id, site_id, visitor_id, status, started_at, waiting_since, active_at)
        values (${id}, 's', 'v', ${status}, 0, ${waitingSince}, 0)`.execute(db);
    const said = (id: string, seq: number, author: string, { kind = 'text', unsent = false } = {}) =>
      sql`insert into messages (conversation_id, seq, id, kind, author_kind, author_name, body, attachments, created_at, unsent_at)
        values (${id}, ${seq}, ${`m${seq}`}, ${kind}, ${author}, 'N', 'words', '[]', ${seq * 100}, ${unsent ? 1 : null})`.execute(
        db,
      );
    const cameBack = (id: string, seq: number, data: string) =>
      sql`insert into events (conversation_id, seq, type, visible, visitor_prev, data, created_at)
        values (${id}, ${seq}, 'conversation.reopened', 1, 0, ${data}, 0)`.execute(db);

    // Given back by somebody who had not answered: it stands in line for its first message again.
    await conversation('never-answered', 'waiting', 900);
    await said('never-answered', 2, 'visitor');
    await said('never-answered', 3, 'visitor');
    await said('never-answered', 4, 'agent', { kind: 'note' });
    await said('never-answered', 5, 'agent', { unsent: true });
    await conversation('asked-again', 'open', null);
    await said('asked-again', 2, 'visitor');
    await said('asked-again', 3, 'agent');
    await said('asked-again', 4, 'visitor');
    await said('asked-again', 5, 'visitor');
    await conversation('answered', 'waiting', 800);
    await said('answered', 2, 'visitor');
    await said('answered', 3, 'agent');
    await conversation('came-back', 'snoozed', null);
    await said('came-back', 2, 'visitor');
    await cameBack('came-back', 4, VISITOR);
    await said('came-back', 5, 'visitor');
    await cameBack('came-back', 7, AGENT);
    await conversation('done', 'resolved', null);
    await said('done', 2, 'visitor');

    await upTo('120-reply-wait');

    const rows = await sql<{ id: string; waiting_since: unknown; awaiting_reply_since: unknown }>`
      select id, waiting_since, awaiting_reply_since from conversations`.execute(db);
    const times = Object.fromEntries(
      rows.rows.map((row) => [row.id, [row.waiting_since, row.awaiting_reply_since].map(numberOrNull)]),
    );
    expect(times).toEqual({
      'never-answered': [200, 200],
      'asked-again': [null, 400],
      answered: [800, null],
      'came-back': [null, 500],
      done: [null, null],
    });
  });
});

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value);
}
