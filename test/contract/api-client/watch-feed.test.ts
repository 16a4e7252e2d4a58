import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrontdeskError } from '../../../server/contract/api-client/frontdesk-error.ts';
import { watchFeed } from '../../../server/contract/api-client/watch-feed.ts';
import { letTimePassUntil } from './let-time-pass.ts';

type Page = { events: string[]; next: string; more: boolean };
const page =
  (next: string, ...events: string[]) =>
  async (): Promise<Page> => ({ events, next, more: false });
const failing = (status: number, code: string) => async (): Promise<Page> => {
  throw new FrontdeskError({ message: code, status, code });
};

describe('watching a feed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Everything it gives with these answers; the signal ends it after the last. */
  async function watched(answers: (() => Promise<Page>)[], after?: string) {
    const end = new AbortController();
    const asked: { after: string | undefined; at: number }[] = [];
    const seen: string[] = [];
    const done = (async () => {
      const read = async (query: { after?: string | undefined }) => {
        asked.push({ after: query.after, at: Date.now() });
        const answer = answers.shift();
        if (answer !== undefined) return answer();
        end.abort();
        throw end.signal.reason;
      };
      for await (const { events, next } of watchFeed(read, { after, signal: end.signal }))
        seen.push(...events, next);
    })().catch((error: unknown) => error);
    return { ended: await letTimePassUntil(done), seen, asked };
  }

  it('goes on after each page, from where it was told to begin', async () => {
    const { seen, asked, ended } = await watched([page('2', 'a', 'b'), page('3', 'c')], '1');
    expect(seen).toEqual(['a', 'b', '2', 'c', '3']);
    expect(asked.map(({ after }) => after)).toEqual(['1', '2', '3']);
    expect(ended).toBeUndefined();
  });

  it('says where it stands even where nothing has happened yet', async () => {
    expect((await watched([page('7')], 'latest')).seen).toEqual(['7']);
  });

  it('does not ask at once again when it was answered at once that there is nothing', async () => {
    const { asked, seen } = await watched([page('1', 'a'), page('1'), page('1'), page('2', 'b')]);
    expect(seen).toEqual(['a', '1', 'b', '2']);
    const times = asked.map(({ at }) => at);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('outlasts a server that is away, and leaves nothing out', async () => {
    const away = Array.from({ length: 20 }, () => failing(503, 'unavailable'));
    const { seen, asked, ended } = await watched([page('1', 'a'), ...away, page('2', 'b')]);
    expect(seen).toEqual(['a', '1', 'b', '2']);
    expect(asked.slice(1, 22).every(({ after }) => after === '1')).toBe(true);
    expect(ended).toBeUndefined();
  });

  it('ends with what does not pass by itself', async () => {
    const { ended } = await watched([page('1', 'a'), failing(410, 'cursor_expired')]);
    expect(ended).toMatchObject({ code: 'cursor_expired' });
  });
});
