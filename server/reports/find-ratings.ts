import type { Rating } from '../contract/schemas/conversations.ts';
import type { RatingsQuery, ReportRatings } from '../contract/schemas/developers/ratings.ts';
import type { Db } from '../database/database.ts';
import { findMoments } from './find-moments.ts';

/**
 * The ratings of a period with their words, the newest first. Of visitors who were erased, the score alone is left.
 * @throws ApiError `bad_request`
 */
export async function findRatings(
  db: Db,
  { score, ...query }: RatingsQuery,
  atOnce?: number,
): Promise<ReportRatings> {
  const options = { score, ...(atOnce === undefined ? {} : { atOnce }) };
  const { moments, next } = await findMoments(db, { ...query, figure: 'ratings' }, options);
  const ids = moments.flatMap(({ conversationId }) => conversationId ?? []);
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('events')
          .select(['conversation_id', 'seq', 'data'])
          .where('conversation_id', 'in', ids)
          .where(
            'seq',
            'in',
            moments.map(({ seq }) => seq),
          )
          .where('type', '=', 'conversation.rated')
          .execute();
  const words = new Map(rows.map((row) => [`${row.conversation_id} ${row.seq}`, wordsOf(row.data)]));
  return {
    ratings: moments.map(({ conversationId, seq, at, amount, visitorName, author }) => ({
      conversationId,
      seq,
      at,
      score: amount,
      words: words.get(`${conversationId} ${seq}`) ?? null,
      visitorName,
      author,
    })),
    next,
  };
}

/** @param data of the event */
function wordsOf(data: string): string | null {
  const { words } = (JSON.parse(data) as { rating: Rating }).rating;
  return words === '' ? null : words;
}
