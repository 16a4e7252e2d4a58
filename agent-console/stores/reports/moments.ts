import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Failure } from '../../../server/contract/client/ports.ts';
import type {
  MomentsQuery,
  ReportMoment,
  ReportMoments,
} from '../../../server/contract/schemas/developers/reports.ts';

export type Moments = {
  /** Null until the first page is there. */
  moments: ReadonlySignal<readonly ReportMoment[] | null>;
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
  request: (query: MomentsQuery) => Promise<Answer<ReportMoments>>,
): Moments {
  const moments = signal<readonly ReportMoment[] | null>(null);
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

/** By what one of them is known: a message that is resolved at once has several moments under one number. */
export function keyOfMoment({ conversationId, kind, seq, at }: ReportMoment): string {
  return `${conversationId ?? at} ${kind} ${seq}`;
}
