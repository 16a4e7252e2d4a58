import { scryptSync } from 'node:crypto';
import { createAgent } from '../../server/identity/agents.ts';
import { DEMO_AGENTS, DEMO_PASSWORD } from '../../server/identity/demo-people.ts';
import type { Services } from '../../server/services.ts';

const [COST, BLOCK, PARALLEL] = [16, 8, 1] as const;
const SALT = 'of no use outside';

/**
 * Of the demo's password, as the server keeps it, but with parameters that cost nothing: they stand in the hash, and the
 * server checks a password with those it finds. What it writes itself has its own parameters, also in tests.
 */
export const DEMO_PASSWORD_HASH = [
  'scrypt',
  COST,
  BLOCK,
  PARALLEL,
  Buffer.from(SALT).toString('base64url'),
  scryptSync(DEMO_PASSWORD, SALT, 32, { N: COST, r: BLOCK, p: PARALLEL }).toString('base64url'),
].join('$');

/** Makes the demo's agents before the demo does: thousands of tests sign in, and each would hash for a third of a second. */
export async function makeDemoAgents({ database, commit }: Pick<Services, 'database' | 'commit'>) {
  const there = await database.read.selectFrom('agents').select('email').where('demo', '=', 1).execute();
  const missing = DEMO_AGENTS.filter((agent) => !there.some((one) => one.email === agent.email));
  await commit(async (work) => {
    for (const agent of missing)
      await createAgent(work, { ...agent, passwordHash: DEMO_PASSWORD_HASH, demo: true });
  });
}
