import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Failure } from '../../../server/contract/client/ports.ts';
import type { RatingsQuery, ReportRatings } from '../../../server/contract/schemas/developers/ratings.ts';
import type { MomentsQuery, ReportMoment } from '../../../server/contract/schemas/developers/reports.ts';

/** `words` of a rating, where its visitor wrote some. */
export type ListedMoment = ReportMoment & { words?: string | null };
type Page = { moments: readonly ListedMoment[]; next: string | null };

export type Moments = {
  /** Null until the first page is there. */
  moments: ReadonlySignal<readonly ListedMoment[] | null>;
  /** Whether there are more of them. */
  more: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Failure | null>;
  /** Asks for the next page, the first one to begin with; once at a time. */
  load(): Promise<void>;
};

/** What a figure is made of, page after page. */
export function createMoments(
  query: MomentsQuery,
  request: (query: MomentsQuery) => Promise<Answer<Page>>,
): Moments {
  const moments = signal<readonly ListedMoment[] | null>(null);
  const next = signal<string | null>(null);
  const more = signal(false);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  return {
    moments,
    more,
    busy,
    failure,
    async load() {
      if (busy.peek()) return;
      busy.value = true;
      const cursor = next.peek();
      const answer = await request(cursor === null ? query : { ...query, cursor });
      batch(() => {
        busy.value = false;
        failure.value = answer.ok ? null : answer;
        if (!answer.ok) return;
        moments.value = [...(moments.peek() ?? []), ...answer.value.moments];
        next.value = answer.value.next;
        more.value = answer.value.next !== null;
      });
    },
  };
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
