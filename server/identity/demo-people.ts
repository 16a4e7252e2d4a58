import { randomUUID } from 'node:crypto';
import type { Work } from '../conversations/work.ts';
import type { Database } from '../database/database.ts';
import { createAgent } from './agents.ts';
import { createIdentityKey, findIdentityKeys } from './identity-keys.ts';
import { hashPassword } from './passwords.ts';

/** Known to everybody who reads this file; a production start turns these accounts off. */
export const DEMO_PASSWORD = 'frontdesk-demo';
export const DEMO_AGENTS = [
  { name: 'Ana', email: 'ana@demo.example', role: 'admin' },
  { name: 'Ben', email: 'ben@demo.example', role: 'agent' },
] as const;
export const DEMO_SITE_KEY = 'demo-shop';
/** With this the demo shop signs who its customers are. Public like the password. */
export const DEMO_IDENTITY_SECRET = 'frontdesk-demo-identity-key-known-to-everybody';

/** Makes the demo's agents and its site, the first time. */
export async function prepareDemo(
  database: Database,
  commit: <T>(act: (work: Work) => Promise<T>) => Promise<T>,
  shopOrigins: readonly string[],
): Promise<void> {
  const there = await database.read.selectFrom('agents').select('email').where('demo', '=', 1).execute();
  const missing = DEMO_AGENTS.filter((agent) => !there.some((one) => one.email === agent.email));
  const passwordHash = missing.length > 0 ? await hashPassword(DEMO_PASSWORD) : '';
  await commit(async (work) => {
    for (const agent of missing) await createAgent(work, { ...agent, passwordHash, demo: true });
    await work.db.updateTable('agents').set({ deactivated_at: null }).where('demo', '=', 1).execute();
    await work.db
      .insertInto('sites')
      .values({
        id: randomUUID(),
        site_key: DEMO_SITE_KEY,
        name: 'Tidewater Tea',
        greeting: 'Hello! Questions about our teas, or about your order? We are here.',
        color: '#0e7c66',
        allowed_origins: JSON.stringify(shopOrigins),
        created_at: work.now,
      })
      .onConflict((conflict) =>
        conflict.column('site_key').doUpdateSet({ allowed_origins: JSON.stringify(shopOrigins) }),
      )
      .execute();
    const site = await work.db
      .selectFrom('sites')
      .select('id')
      .where('site_key', '=', DEMO_SITE_KEY)
      .executeTakeFirstOrThrow();
    const keys = await findIdentityKeys(work.db, site.id);
    if (keys.length === 0) await createIdentityKey(work, site.id, DEMO_IDENTITY_SECRET);
  });
}

/** Ends what a demo start made: its agents cannot sign in and are signed out, and its key signs nobody any more. */
export async function retireDemo(work: Work): Promise<number> {
  await work.db.deleteFrom('identity_keys').where('secret', '=', DEMO_IDENTITY_SECRET).execute();
  const agents = await work.db
    .updateTable('agents')
    .set({ deactivated_at: work.now })
    .where('demo', '=', 1)
    .where('deactivated_at', 'is', null)
    .returning('id')
    .execute();
  const ids = agents.map((agent) => agent.id);
  if (ids.length > 0) await work.db.deleteFrom('sessions').where('agent_id', 'in', ids).execute();
  return ids.length;
}
