import { type RawBuilder, sql } from 'kysely';
import { type EventWithMessage, eventRows } from '../conversations/read-events.ts';
import type { Database } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';

/** An event that is to be published, with what the row of its conversation says to that. */
export type UnpublishedEvent = EventWithMessage & {
  visitor_id: string | null;
  publish_failures: number;
  assignee_id: string | null;
  /** With `conversation.read`: how far the assignee has read by now, and the version of that mark. */
  mark_seq: number | null;
  mark_version: number | null;
};

type Claimed = {
  /** By this node, … */
  node: string;
  /** … for longer than until then. */
  until: number;
  limit: number;
};

/**
 * The ids come as one value, so that it is the same query for any number of them, and is built and prepared once. The answer
 * has whole messages, hundreds of them after an outage of the engine.
 */
const queryOf = (among: (ids: string) => RawBuilder<boolean>) =>
  prepared<Claimed & { ids: string }, UnpublishedEvent>(
    (db, place) =>
      eventRows(db)
        .innerJoin('conversations', 'conversations.id', 'events.conversation_id')
        .leftJoin('read_marks', (join) =>
          join
            .onRef('read_marks.conversation_id', '=', 'conversations.id')
            .onRef('read_marks.agent_id', '=', 'conversations.assignee_id')
            .on('events.type', '=', sql.lit('conversation.read')),
        )
        .select(['conversations.visitor_id', 'conversations.publish_failures', 'conversations.assignee_id'])
        .select(['read_marks.read_seq as mark_seq', 'read_marks.version as mark_version'])
        .where(among(place('ids')))
        .where('conversations.publisher', '=', place('node'))
        .where('conversations.publisher_until', '>', place('until'))
        .whereRef('events.seq', '>', 'conversations.published_seq')
        .orderBy('events.conversation_id')
        .orderBy('events.seq')
        .limit(place('limit')),
    undefined,
    { large: true },
  );
const QUERIES = {
  sqlite: queryOf((ids) => sql<boolean>`conversations.id in (select value from json_each(${ids}))`),
  postgres: queryOf(
    (ids) => sql<boolean>`conversations.id = any (array(select json_array_elements_text(${ids}::json)))`,
  ),
};

/** What is still to be published of conversations, in order within each. */
export function unpublishedEvents(
  { read, dialect }: Pick<Database, 'read' | 'dialect'>,
  ids: readonly string[],
  claimed: Claimed,
): Promise<UnpublishedEvent[]> {
  return QUERIES[dialect](read, { ids: JSON.stringify(ids), ...claimed });
}
