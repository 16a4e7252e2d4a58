import { ApiError } from '../common/api-error.ts';
import type {
  ConversationList,
  ConversationListQuery,
} from '../contract/schemas/developers/conversation-list.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { statesFrom } from './read-states.ts';

const CONVERSATIONS_PER_PAGE = 100;
/** A page looks through so many conversations at most, however few of them a filter lets through. */
export const LOOKED_THROUGH = 1_000;
/** What asks for everything, from the earliest change on. */
const START = 'start';

/** A part of the order of changes that a page looks through, both ends included. */
type Stretch = { from: number; to: number; more: boolean };
type Found = ConversationRow & { position: number };
type Order = 'asc' | 'desc';

/**
 * Conversations in the order in which they changed last. A change is noted a moment after it was made; from then on, no
 * cursor skips it, and one that changes while a program reads comes once more.
 * @param epoch of the database: a cursor of another one is refused
 * @throws ApiError `bad_request` for a cursor that is none, or for two; `cursor_expired` when it is of a database that was restored
 */
export async function listByChange(
  db: Db,
  epoch: string,
  { updatedSince, cursor, limit = CONVERSATIONS_PER_PAGE, ...filter }: ConversationListQuery,
): Promise<ConversationList> {
  if (updatedSince !== undefined && cursor !== undefined)
    throw new ApiError('bad_request', 'Ask with `cursor` or with `updatedSince`, not with both.');
  const { head } = await db.selectFrom('change_state').select('head').executeTakeFirstOrThrow();
  const order = updatedSince === undefined ? 'desc' : 'asc';
  const place = placeOf(updatedSince === START ? undefined : (updatedSince ?? cursor), epoch, head);
  const stretch =
    filter.visitorId === undefined
      ? await lookThrough(db, order, place)
      : order === 'asc'
        ? { from: (place ?? 0) + 1, to: head, more: false }
        : { from: 1, to: (place ?? head + 1) - 1, more: false };
  const rows = await matching(db, stretch, { order, limit, filter });
  const page = rows.slice(0, limit);
  const more = rows.length > limit || stretch.more;
  const last = rows.length > limit ? page.at(-1)?.position : undefined;
  const end = order === 'asc' ? (last ?? stretch.to) : (last ?? stretch.from);
  return {
    conversations: await statesFrom(db, page),
    next: order === 'desc' && more ? `${epoch}.${end}` : null,
    more,
    updatedSince: `${epoch}.${order === 'asc' ? end : head}`,
  };
}

function placeOf(cursor: string | undefined, epoch: string, head: number): number | null {
  if (cursor === undefined) return null;
  const [, of, digits] = /^([\w-]{1,64})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (of === undefined)
    throw new ApiError('bad_request', 'This cursor is not one that this server gave. Begin without it.');
  if (of === epoch && Number(digits) <= head) return Number(digits);
  throw new ApiError(
    'cursor_expired',
    'This cursor is of a database that was restored from a back-up. List all conversations anew, with `updatedSince=start`.',
  );
}

/** The next so many positions behind a place, whatever is there. */
async function lookThrough(db: Db, order: Order, place: number | null): Promise<Stretch> {
  const rows = await positionsBehind(db, order, place).execute();
  const seen = rows.slice(0, LOOKED_THROUGH).map(({ position }) => position);
  const nothing = place ?? 0;
  return {
    from: seen.length === 0 ? nothing + 1 : Math.min(...seen),
    to: seen.length === 0 ? nothing : Math.max(...seen),
    more: rows.length > LOOKED_THROUGH,
  };
}

export function positionsBehind(db: Db, order: Order, place: number | null) {
  const query = db
    .selectFrom('conversation_changes')
    .select('position')
    .orderBy('position', order)
    .limit(LOOKED_THROUGH + 1);
  return place === null ? query : query.where('position', order === 'asc' ? '>' : '<', place);
}

type Asked = {
  order: Order;
  limit: number;
  filter: Omit<ConversationListQuery, 'updatedSince' | 'cursor' | 'limit'>;
};

/** Of a stretch, the conversations that a filter lets through, and one more than asked for where there is one. */
export function matching(
  db: Db,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  { order, limit, filter }: Asked,
): Promise<Found[]> {
  const { status, siteId, teamId, assigneeId, labelId, visitorId } = filter;
  let query = db
    .selectFrom('conversation_changes')
    .innerJoin('conversations', 'conversations.id', 'conversation_changes.conversation_id')
    .selectAll('conversations')
    .select('conversation_changes.position')
    .where('conversation_changes.position', '>=', from)
    .where('conversation_changes.position', '<=', to)
    // One that only has a file being uploaded is nobody's business yet.
    .where('conversations.last_message_seq', '>', 0)
    .orderBy('conversation_changes.position', order)
    .limit(limit + 1);
  if (visitorId !== undefined) query = query.where('conversations.visitor_id', '=', visitorId);
  if (status !== undefined) query = query.where('conversations.status', '=', status);
  if (siteId !== undefined) query = query.where('conversations.site_id', '=', siteId);
  if (teamId !== undefined)
    query =
      teamId === 'none'
        ? query.where('conversations.team_id', 'is', null)
        : query.where('conversations.team_id', '=', teamId);
  if (assigneeId !== undefined)
    query =
      assigneeId === 'none'
        ? query.where('conversations.assignee_id', 'is', null)
        : query.where('conversations.assignee_id', '=', assigneeId);
  if (labelId !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('conversation_labels')
          .select('label_id')
          .whereRef('conversation_labels.conversation_id', '=', 'conversations.id')
          .where('label_id', '=', labelId),
      ),
    );
  return query.execute() as Promise<Found[]>;
}
