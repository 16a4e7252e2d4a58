import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import { settingsOf } from './settings.ts';

/**
 * Whether somebody may upload: agents always, visitors where their site takes files.
 * @throws ApiError `forbidden`
 */
export async function requireFilesTaken(db: Db, actor: Actor): Promise<void> {
  if (actor.kind !== 'visitor') return;
  const site = await db
    .selectFrom('sites')
    .select('settings')
    .where('id', '=', actor.visitor.site_id)
    .executeTakeFirstOrThrow();
  if (!settingsOf(site).visitorFiles) throw new ApiError('forbidden', 'No files can be sent here.');
}
