import { randomBytes } from 'node:crypto';
import type { Transaction } from '../database/transaction.ts';
import type { SecretKind, StoredSecret } from './sealed-columns.ts';

type Forget = (tx: Transaction, owner: string) => Promise<unknown>;

/** A secret that nobody knows, as webhooks sign with. */
const unknown = ({ sealer }: Transaction, owner: string): string =>
  sealer.seal(`whsec_${randomBytes(24).toString('base64')}`, owner);

/** What becomes of whatever a secret belonged to: it is as safe as with the secret, and has to be set up anew. */
const FORGET: Readonly<Record<SecretKind, Forget>> = {
  webhook: (tx, id) =>
    tx.db
      .updateTable('webhook_endpoints')
      .set({
        secret: unknown(tx, id),
        old_secret: null,
        old_secret_until: null,
        state: 'off',
        state_since: tx.now,
      })
      .where('id', '=', id)
      .execute(),
  bot: (tx, id) =>
    tx.db
      .updateTable('bots')
      .set({ secret: unknown(tx, id), old_secret: null, old_secret_until: null })
      .where('id', '=', id)
      .execute(),
  bridge: (tx, kind) =>
    tx.db
      .updateTable('bridges')
      .set({ secrets: tx.sealer.seal('{}', kind), state: 'refused', reason: 'invalid_auth' })
      .where('kind', '=', kind as 'slack')
      .execute(),
  async chatHook({ db }, id) {
    await db.deleteFrom('chat_hooks').where('id', '=', id).execute();
    await db.deleteFrom('chat_notices').where('hook_id', '=', id).execute();
  },
  identityKey: ({ db }, id) => db.deleteFrom('identity_keys').where('id', '=', id).execute(),
  async secondFactor({ db }, id) {
    await db
      .updateTable('agents')
      .set({ totp_secret: null, totp_since: null })
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('recovery_codes').where('agent_id', '=', id).execute();
  },
  async push({ db }, name) {
    await db.deleteFrom('meta').where('name', '=', name).execute();
    for (const table of ['push_subscriptions', 'visitor_push_subscriptions'] as const)
      await db.deleteFrom(table).execute();
  },
};

/** What an operator is told about it. */
export const WHAT_TO_DO: Readonly<Record<SecretKind, string>> = {
  webhook: 'webhooks: switched off. Rotate the secret of each under Settings, Webhooks, and switch it on.',
  bot: 'bots: their webhooks are signed with a secret nobody has. Give each a new token under Settings, Bots.',
  bridge: 'chat bridges: enter their tokens again under Settings, Chat bridges.',
  chatHook: 'notices in team chats: removed. Set them up again under Settings, Chat bridges.',
  identityKey: 'identity keys: removed. Make new ones under Settings, Signed visitors.',
  secondFactor: 'two-factor sign-in: turned off for these agents. They turn it on again in their profile.',
  push: 'push notifications: new keys. Browsers have to turn notifications on again.',
};

/** Gives up secrets that cannot be opened any more. */
export async function forgetSecrets(tx: Transaction, lost: readonly StoredSecret[]): Promise<void> {
  const owners = new Map(lost.map(({ kind, owner }) => [`${kind} ${owner}`, { kind, owner }]));
  for (const { kind, owner } of owners.values()) await FORGET[kind](tx, owner);
}
