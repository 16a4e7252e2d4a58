import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Db } from '../database/database.ts';
import { settingsOf } from '../sites/settings.ts';

type Rated = Extract<ConversationEvent, { type: 'conversation.rated' }>;

/**
 * Who is notified of a bad rating: the agent who answered last, before the resolution that it is of, and all admins.
 * @returns nobody where the site does not take this score for a bad one, and where no agent has answered: anybody can start
 * conversations and rate them, and must not wake all admins by that
 */
export async function whoHearsOfRating(db: Db, { conversationId, seq, data }: Rated): Promise<Set<string>> {
  const site = await db
    .selectFrom('conversations')
    .innerJoin('sites', 'sites.id', 'conversations.site_id')
    .select('sites.settings')
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst();
  if (site === undefined) return new Set();
  const { badRating } = settingsOf(site);
  if (badRating === null || data.rating.score > badRating) return new Set();
  const answered = await db
    .selectFrom('messages')
    .select('author_id')
    .where('conversation_id', '=', conversationId)
    .where('seq', '<', data.resolution ?? seq)
    .where('kind', '=', 'text')
    .where('author_kind', '=', 'agent')
    .where('unsent_at', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (answered === undefined) return new Set();
  const admins = await db.selectFrom('agents').select('id').where('role', '=', 'admin').execute();
  const ids = [answered.author_id, ...admins.map(({ id }) => id)];
  return new Set(ids.filter((id) => id !== null));
}
