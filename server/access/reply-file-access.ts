import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import type { ReplyFileRow } from '../database/tables.ts';

/**
 * A file of a canned reply: of a shared one for every agent, of an own one for its agent, and one that is not saved yet for
 * who uploaded it.
 * @throws ApiError `not_found`, alike for a file that does not exist and one of somebody else
 */
export async function findReplyFile(db: Db, agentId: string, id: string): Promise<ReplyFileRow> {
  const row = await db
    .selectFrom('reply_files')
    .selectAll()
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb.and([eb('saved', '=', 0), eb('uploaded_by', '=', agentId)]),
        eb.and([
          eb('saved', '=', 1),
          eb.or([
            eb(
              'reply_id',
              'in',
              eb.selectFrom('canned_replies').select('id').where('deleted_at', 'is', null),
            ),
            eb('reply_id', 'in', eb.selectFrom('own_replies').select('id').where('agent_id', '=', agentId)),
          ]),
        ]),
      ]),
    )
    .executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'There is no such file here.');
  return row;
}
