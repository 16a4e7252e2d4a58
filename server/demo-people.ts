import { randomUUID } from 'node:crypto';
import { createAgent } from './accounts/agents.ts';
import { hashPassword } from './accounts/passwords.ts';
import { deleteBot } from './bots/registry.ts';
import type { Database } from './database/database.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import type { Transaction } from './database/transaction.ts';
import { createIdentityKey, findIdentityKeys } from './visitors/identity-keys.ts';

/** Known to everybody who reads this file; a production start turns these accounts off. */
export const DEMO_PASSWORD = 'frontdesk-demo';
export const DEMO_AGENTS = [
  { name: 'Ana', email: 'ana@demo.example', role: 'admin' },
  { name: 'Ben', email: 'ben@demo.example', role: 'agent' },
] as const;
export const DEMO_SITE_KEY = 'demo-shop';
/** With this the demo shop signs who its customers are. Public like the password. */
export const DEMO_IDENTITY_SECRET = 'frontdesk-demo-identity-key-known-to-everybody';

/** Whether this database serves a demo, which anybody may enter, or people. */
const MODE_FACT = 'mode';

/** What a production start took away from a database that had been a demo. */
export type RetiredDemo = {
  agents: number;
  apiKeys: number;
  links: number;
  identityKeys: number;
  bots: number;
};

/**
 * Creates the demo's agents and its site, the first time.
 * @throws Error when the database belongs to a production installation: the demo's password would open it to everybody
 */
export async function prepareDemo(
  database: Database,
  runInTransaction: <T>(operation: (tx: Transaction) => Promise<T>) => Promise<T>,
  shopOrigins: readonly string[],
): Promise<void> {
  const there = await database.read.selectFrom('agents').select('email').where('demo', '=', 1).execute();
  const missing = DEMO_AGENTS.filter((agent) => !there.some((one) => one.email === agent.email));
  const passwordHash = missing.length > 0 ? await hashPassword(DEMO_PASSWORD, 'known') : '';
  await runInTransaction(async (tx) => {
    if (await servesPeople(tx)) {
      throw new Error(
        'The data in DATA_DIR belongs to a production installation, and the password of the demo is public. ' +
          'Start the demo with another folder, such as DATA_DIR=.demo.',
      );
    }
    await writeMeta(tx.db, MODE_FACT, 'demo');
    for (const agent of missing) await createAgent(tx, { ...agent, passwordHash, demo: true });
    await tx.db.updateTable('agents').set({ deactivated_at: null }).where('demo', '=', 1).execute();
    await tx.db
      .insertInto('sites')
      .values({
        id: randomUUID(),
        site_key: DEMO_SITE_KEY,
        name: 'Tidewater Tea',
        greeting: 'Hello! Questions about our teas, or about your order? We are here.',
        color: '#0e7c66',
        allowed_origins: JSON.stringify(shopOrigins),
        created_at: tx.now,
      })
      .onConflict((conflict) =>
        conflict.column('site_key').doUpdateSet({ allowed_origins: JSON.stringify(shopOrigins) }),
      )
      .execute();
    const site = await tx.db
      .selectFrom('sites')
      .select('id')
      .where('site_key', '=', DEMO_SITE_KEY)
      .executeTakeFirstOrThrow();
    const keys = await findIdentityKeys(tx, site.id);
    if (keys.length === 0) await createIdentityKey(tx, site.id, DEMO_IDENTITY_SECRET);
  });
}

/**
 * Ends a demo before a production start. Its password is public, so anybody may have created admins, keys and
 * invitations in it: all accounts are deactivated, and whatever they could get in with is deleted. The owner gets a
 * set-up link then, and may reactivate those they know.
 * @returns what was ended; null when this database was no demo, or was ended before
 */
export async function retireDemo(tx: Transaction): Promise<RetiredDemo | null> {
  const wasDemo = (await readMeta(tx.db, MODE_FACT)) === 'demo' || (await demoAgentsWork(tx));
  await writeMeta(tx.db, MODE_FACT, 'production');
  if (!wasDemo) return null;
  const agents = await tx.db
    .updateTable('agents')
    .set({ deactivated_at: tx.now })
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  await tx.db.deleteFrom('sessions').execute();
  const apiKeys = await tx.db.deleteFrom('api_keys').executeTakeFirst();
  const links = await tx.db.deleteFrom('account_links').executeTakeFirst();
  const identityKeys = await tx.db.deleteFrom('identity_keys').executeTakeFirst();
  const bots = await tx.db.selectFrom('bots').select('id').where('deleted_at', 'is', null).execute();
  for (const { id } of bots) await deleteBot(tx, id);
  return {
    agents: Number(agents.numUpdatedRows),
    apiKeys: Number(apiKeys.numDeletedRows),
    links: Number(links.numDeletedRows),
    identityKeys: Number(identityKeys.numDeletedRows),
    bots: bots.length,
  };
}

/** A production start leaves a mark; before there were marks, accounts of people without the demo's tell. */
async function servesPeople(tx: Transaction): Promise<boolean> {
  const mode = await readMeta(tx.db, MODE_FACT);
  if (mode !== null) return mode === 'production';
  const person = await tx.db
    .selectFrom('agents')
    .select('id')
    .where('demo', '=', 0)
    .where('deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return person !== undefined && !(await demoAgentsWork(tx));
}

async function demoAgentsWork(tx: Transaction): Promise<boolean> {
  const agent = await tx.db
    .selectFrom('agents')
    .select('id')
    .where('demo', '=', 1)
    .where('deactivated_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return agent !== undefined;
}
