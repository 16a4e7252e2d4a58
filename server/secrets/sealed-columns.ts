import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** A secret as it lies in a row. `owner` is the key of the row, for which it is sealed. */
export type StoredSecret = { kind: SecretKind; owner: string; column: string; stored: string };
export type SecretKind = keyof typeof SECRETS;

/** Where secrets lie that the server has to read: the table, its key, and the columns. */
const SECRETS = {
  webhook: { table: 'webhook_endpoints', key: 'id', columns: ['secret', 'old_secret'] },
  bot: { table: 'bots', key: 'id', columns: ['secret', 'old_secret'] },
  bridge: { table: 'bridges', key: 'kind', columns: ['secrets'] },
  chatHook: { table: 'chat_hooks', key: 'id', columns: ['url'] },
  identityKey: { table: 'identity_keys', key: 'id', columns: ['secret'] },
  secondFactor: { table: 'agents', key: 'id', columns: ['totp_secret'] },
  push: { table: 'meta', key: 'name', columns: ['value'], only: 'vapid' },
} as const;

const KINDS = Object.keys(SECRETS) as SecretKind[];

/**
 * Every secret of the database, asked for in one statement. There are a few hundred at most: one for each agent, endpoint,
 * bot and site.
 */
export async function readSecrets(db: Db): Promise<StoredSecret[]> {
  const [first, ...others] = KINDS.flatMap((kind) =>
    SECRETS[kind].columns.map((column) => inColumn(kind, column)),
  );
  return others.reduce((all, one) => all.unionAll(one), first as ReturnType<typeof inColumn>).execute();

  function inColumn(kind: SecretKind, column: string) {
    const { table, key, ...rest } = SECRETS[kind];
    return db
      .selectFrom(table as 'bots')
      .select([
        sql.lit(kind).as('kind'),
        sql.ref<string>(key).as('owner'),
        sql.lit(column).as('column'),
        sql.ref<string>(column).as('stored'),
      ])
      .where(sql.ref(column), 'is not', null)
      .where(sql.ref(column), '!=', '')
      .$if('only' in rest, (query) => query.where(sql.ref(key), '=', 'only' in rest ? rest.only : ''));
  }
}

/** Stores a secret otherwise, unless it was changed meanwhile. */
export async function replaceSecret(
  db: Db,
  { kind, owner, column, stored }: StoredSecret,
  by: string,
): Promise<void> {
  const { table, key } = SECRETS[kind];
  await db
    .updateTable(table as 'bots')
    .set({ [column]: by })
    .where(key as 'id', '=', owner)
    .where(column as 'secret', '=', stored)
    .execute();
}
