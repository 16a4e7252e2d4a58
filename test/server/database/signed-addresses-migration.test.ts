import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { olderDatabase } from '../../support/database/older-database.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const before = olderDatabase('329-contact-addresses');

onEveryDatabase('a database from before signed addresses were told apart', before, (older) => {
  it('has them of who is signed, unless the address may have come from a program or another contact', async () => {
    const { db, upTo } = older;
    await sql`insert into sites (id, site_key, name, greeting, color, allowed_origins, created_at)
      values ('s', 'k', 'S', '', '#000000', '[]', 0)`.execute(db);
    const visitor = (id: string, verified: 0 | 1, more: { email?: string; byApi?: 1; into?: string } = {}) =>
      sql`insert into visitors (id, site_id, token_hash, email, verified, here, here_at, created_at, seen_at, by_api, merged_into)
        values (${id}, 's', ${id}, ${more.email ?? null}, ${verified}, 0, 0, 0, 0, ${more.byApi ?? null}, ${more.into ?? null})`.execute(
        db,
      );
    await visitor('signed', 1, { email: 'a@shop.example' });
    await visitor('without', 1);
    await visitor('unverified', 0, { email: 'b@shop.example' });
    await visitor('program', 1, { email: 'c@shop.example', byApi: 1 });
    await visitor('kept', 1, { email: 'd@shop.example' });
    await visitor('merged', 0, { into: 'kept' });

    await upTo('350-signed-addresses');

    const { rows } = await sql<{ id: string; signed_email: string | null }>`
      select id, signed_email from visitors where signed_email is not null`.execute(db);
    expect(rows).toEqual([{ id: 'signed', signed_email: 'a@shop.example' }]);
  });
});
