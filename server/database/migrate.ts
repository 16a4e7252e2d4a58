import { type Kysely, type Migration, Migrator } from 'kysely';
import { ground } from './migrations/001-ground.ts';
import { delivered } from './migrations/010-delivered.ts';
import { fileQuotas } from './migrations/020-file-quotas.ts';
import { signedIdentity } from './migrations/030-1-signed-identity.ts';
import { accounts } from './migrations/030-2-accounts.ts';
import { blocks } from './migrations/030-3-blocks.ts';
import { desk } from './migrations/040-desk.ts';
import { search } from './migrations/041-search.ts';
import { replies } from './migrations/042-replies.ts';
import { counts } from './migrations/043-counts.ts';
import { sites } from './migrations/050-1-sites.ts';
import { visitorTrail } from './migrations/060-visitor-trail.ts';
import { choices } from './migrations/074-choices.ts';
import { apiKeys } from './migrations/076-api-keys.ts';
import { fairness } from './migrations/080-fairness.ts';
import { visitorNotes } from './migrations/084-visitor-notes.ts';
import { peopleSearch } from './migrations/087-people-search.ts';
import { searchPrefixes } from './migrations/088-search-prefixes.ts';
import { rooms } from './migrations/090-rooms.ts';
import { ends } from './migrations/100-ends.ts';
import { linkMakers } from './migrations/160-link-makers.ts';

/** Only ever appended to. The names are stored in the database and must not change. */
const MIGRATIONS: Record<string, Migration> = {
  '001-ground': ground,
  '010-delivered': delivered,
  '020-file-quotas': fileQuotas,
  '030-1-signed-identity': signedIdentity,
  '030-2-accounts': accounts,
  '030-3-blocks': blocks,
  '040-desk': desk,
  '041-search': search,
  '042-replies': replies,
  '043-counts': counts,
  '050-1-sites': sites,
  '060-visitor-trail': visitorTrail,
  '074-choices': choices,
  '076-api-keys': apiKeys,
  '080-fairness': fairness,
  '084-visitor-notes': visitorNotes,
  '087-people-search': peopleSearch,
  '088-search-prefixes': searchPrefixes,
  '090-rooms': rooms,
  '100-ends': ends,
  '160-link-makers': linkMakers,
};

/**
 * Brings the database to the newest form. Safe to call from several nodes at once: Kysely takes a lock.
 * @throws when a migration fails, or the database was made by a newer program than this one
 */
export async function migrate(db: Kysely<never>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new Error(
    `The database could not be brought up to date: ${error instanceof Error ? error.message : String(error)}. ` +
      'If it was last used by a newer Frontdesk, start that one, or restore the back-up made before the upgrade.',
  );
}
