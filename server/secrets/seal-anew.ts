import { SealedWithAnother, type Sealer } from '../common/sealer.ts';
import type { Database } from '../database/database.ts';
import { readSecrets, replaceSecret, type StoredSecret } from './sealed-columns.ts';

/** Some secrets of the database cannot be opened: the server must not go on as if they were there. */
export class SecretsLost extends Error {
  constructor(count: number) {
    super(
      `Secrets in the database (${count}) are sealed with another FRONTDESK_SECRET than this server has. ` +
        'Start it with that one, or name it in FRONTDESK_SECRET_BEFORE. If it is lost, run `frontdesk secrets forget`, which says what has to be set up anew.',
    );
    this.name = 'SecretsLost';
  }
}

/** Those that cannot be opened. */
export async function lostSecrets({ read, sealer }: Database): Promise<StoredSecret[]> {
  return lostAmong(await readSecrets(read), sealer);
}

function lostAmong(all: readonly StoredSecret[], sealer: Sealer): StoredSecret[] {
  return all.filter(({ stored, owner }) => {
    try {
      sealer.open(stored, owner);
      return false;
    } catch (error) {
      if (error instanceof SealedWithAnother) return true;
      throw error;
    }
  });
}

/** @throws SecretsLost where some cannot be opened */
export async function refuseLost(database: Database): Promise<void> {
  refuse(await lostSecrets(database));
}

function refuse(lost: readonly StoredSecret[]): void {
  if (lost.length > 0) throw new SecretsLost(lost.length);
}

/**
 * Seals what lies open, or is sealed with a secret of before, with the secret of now; without one, opens what is sealed. Once more, it
 * changes nothing; several nodes may do it at once.
 * @returns how many were stored otherwise
 * @throws SecretsLost where some cannot be opened; then nothing is changed
 */
export async function sealAnew(database: Database): Promise<number> {
  const { read, sealer } = database;
  const all = await readSecrets(read);
  refuse(lostAmong(all, sealer));
  const due = all.filter(({ stored }) => !sealer.isCurrent(stored));
  if (due.length > 0)
    await database.write(async (db) => {
      for (const secret of due) {
        const { stored, owner } = secret;
        await replaceSecret(db, secret, sealer.seal(sealer.open(stored, owner), owner));
      }
    });
  return due.length;
}
