import { createAgent } from '../../../server/accounts/agents.ts';
import { DEMO_AGENTS, DEMO_PASSWORD } from '../../../server/demo-people.ts';
import type { Services } from '../../../server/services.ts';
import { cheapHash } from './cheap-hash.ts';

/** Of the demo's password. */
export const DEMO_PASSWORD_HASH = await cheapHash(DEMO_PASSWORD);

/** Makes the demo's agents before the demo does: thousands of tests sign in, and each would hash for a third of a second. */
export async function makeDemoAgents({
  database,
  runInTransaction,
}: Pick<Services, 'database' | 'runInTransaction'>) {
  const there = await database.read.selectFrom('agents').select('email').where('demo', '=', 1).execute();
  const missing = DEMO_AGENTS.filter((agent) => !there.some((one) => one.email === agent.email));
  await runInTransaction(async (tx) => {
    for (const agent of missing)
      await createAgent(tx, { ...agent, passwordHash: DEMO_PASSWORD_HASH, demo: true });
  });
}
