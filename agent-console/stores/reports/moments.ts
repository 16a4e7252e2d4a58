import type { Answer } from '../../../server/contract/client/ports.ts';
import type { RatingsQuery, ReportRatings } from '../../../server/contract/schemas/developers/ratings.ts';
import type { MomentsQuery, ReportMoment } from '../../../server/contract/schemas/developers/reports.ts';
import { createPagedList, type PagedList } from '../shell/paged-list.ts';

/** `words` of a rating, where its visitor wrote some. */
export type ListedMoment = ReportMoment & { words?: string | null };
type Page = { moments: readonly ListedMoment[]; next: string | null };

/** What a figure is made of. */
export function createMoments(
  query: MomentsQuery,
  request: (query: MomentsQuery) => Promise<Answer<Page>>,
): PagedList<ListedMoment> {
  return createPagedList(async (cursor) => {
    const answer = await request(cursor === null ? query : { ...query, cursor });
    return answer.ok ? { ok: true, value: { items: answer.value.moments, next: answer.value.next } } : answer;
  }, keyOfMoment);
}

/** Ratings with what was written to them, in the form of what any figure is made of. */
export function ratingsAsMoments(
  read: (query: RatingsQuery) => Promise<Answer<ReportRatings>>,
): (query: MomentsQuery) => Promise<Answer<Page>> {
  return async ({ figure: _ratings, order: _newest, hours: _any, ...query }) => {
    const answer = await read(query);
    if (!answer.ok) return answer;
    const moments = answer.value.ratings.map(({ score, ...rating }) => ({
      ...rating,
      kind: 'rated',
      fromAt: null,
      waitedMs: null,
      amount: score,
    }));
    return { ok: true, value: { moments, next: answer.value.next } };
  };
}

/** By what one of them is known: a message that is resolved at once has several moments under one number. */
export function keyOfMoment({ conversationId, kind, seq, at }: ReportMoment): string {
  return `${conversationId ?? at} ${kind} ${seq}`;
}
