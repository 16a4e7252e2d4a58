import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { olderDatabase } from '../../support/database/older-database.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const BEFORE = olderDatabase('268-needs-reply-index');

onEveryDatabase('a database from before first replies were kept', BEFORE, (older) => {
  it('knows when an agent first answered each visitor', async () => {
    const { db, upTo } = older;
    await sql`insert into sites (id, site_key, name, greeting, color, allowed_origins, created_at)
    values ('s', 'k', 'S', '', '#000000', '[]', 0)`.execute(db);
    await sql`insert into visitors (id, site_id, token_hash, verified, here, here_at, created_at, seen_at)
    values ('v', 's', 't', 0, 0, 0, 0, 0)`.execute(db);
    const conversation = (id: string, status: string) =>
      sql`insert into conversations (id, site_id, visitor_id, status, started_at, active_at)
      values (${id}, 's', 'v', ${status}, 0, 0)`.execute(db);
    const said = (id: string, seq: number, author: string, kind = 'text') =>
      sql`insert into messages (conversation_id, seq, id, kind, author_kind, author_name, body, attachments, created_at)
      values (${id}, ${seq}, ${`m${seq}`}, ${kind}, ${author}, 'N', 'words', '[]', ${seq * 100})`.execute(db);

    await conversation('answered-twice', 'open');
    await said('answered-twice', 2, 'visitor');
    await said('answered-twice', 3, 'agent', 'note');
    await said('answered-twice', 4, 'bot');
    await said('answered-twice', 5, 'agent');
    await said('answered-twice', 6, 'visitor');
    await said('answered-twice', 7, 'agent');
    await conversation('never-answered', 'waiting');
    await said('never-answered', 2, 'visitor');
    await conversation('begun-by-an-agent', 'resolved');
    await said('begun-by-an-agent', 2, 'agent');
    await said('begun-by-an-agent', 3, 'visitor');
    await said('begun-by-an-agent', 4, 'agent');
    await conversation('not-answered-by-its-visitor', 'open');
    await said('not-answered-by-its-visitor', 2, 'agent');

    await upTo('269-first-reply');

    const { rows } = await sql<{ id: string; first_reply_at: unknown }>`
    select id, first_reply_at from conversations`.execute(db);
    const times = Object.fromEntries(
      rows.map((row) => [row.id, row.first_reply_at === null ? null : Number(row.first_reply_at)]),
    );
    expect(times).toEqual({
      'answered-twice': 500,
      'never-answered': null,
      'begun-by-an-agent': 400,
      'not-answered-by-its-visitor': null,
    });
  });
});
