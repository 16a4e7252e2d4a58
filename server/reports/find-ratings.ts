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
      : await db.selectFrom('conversations').select(['id', 'rating']).where('id', 'in', ids).execute();
  const words = new Map(rows.map(({ id, rating }) => [id, wordsOf(rating)]));
  return {
    ratings: moments.map(({ conversationId, seq, at, amount, visitorName, author }) => ({
      conversationId,
      seq,
      at,
      score: amount,
      words: words.get(conversationId ?? '') ?? null,
      visitorName,
      author,
    })),
    next,
  };
}

function wordsOf(rating: string | null): string | null {
  const { words = null } = rating === null ? {} : (JSON.parse(rating) as Partial<Rating>);
  return words === '' ? null : words;
}
