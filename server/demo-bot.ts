import { hashToken } from './access/tokens.ts';
import { tokenHint } from './bots/registry.ts';
import { ANSWER_SECONDS } from './contract/schemas/developers/bots-api.ts';
import type { Transaction } from './database/transaction.ts';
import { DEMO_SITE_KEY } from './demo-people.ts';
import { newSecret } from './webhooks/signature.ts';

const DEMO_BOT = { id: '0f3e2b6c-5d1a-4c7e-9b8f-6a2d4e1c3b5a', name: 'Pip' };

/**
 * Lets the reference bot of `demo/bot` answer first on the demo's site, with this token. Without a token it is switched off,
 * so that no visitor waits for a bot that does not run.
 */
export async function putDemoBot(tx: Transaction, token: string | null): Promise<void> {
  const { id } = DEMO_BOT;
  if (token === null) {
    await tx.db.updateTable('bots').set({ active: 0 }).where('id', '=', id).execute();
    return;
  }
  const now = { token_hash: hashToken(token), hint: tokenHint(token), active: 1, deleted_at: null };
  await tx.db
    .insertInto('bots')
    .values({
      ...DEMO_BOT,
      ...now,
      answer_seconds: ANSWER_SECONDS.usual,
      url: null,
      secret: tx.sealer.seal(newSecret(), id),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
    .execute();
  const site = await tx.db
    .selectFrom('sites')
    .select('id')
    .where('site_key', '=', DEMO_SITE_KEY)
    .executeTakeFirstOrThrow();
  // A bot that somebody has given the site keeps it.
  await tx.db
    .insertInto('bot_sites')
    .values({ site_id: site.id, bot_id: id, mode: 'first' })
    .onConflict((conflict) => conflict.column('site_id').doNothing())
    .execute();
}
