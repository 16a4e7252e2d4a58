import { describe, expect, it, vi } from 'vitest';
import { WRITES_PER_MINUTE } from '../../server/limits.ts';
import { createTokenBuckets } from '../../server/plugins/token-buckets.ts';
import { newVisitor } from '../support/people.ts';
import { startTestServer } from '../support/test-server.ts';

// So few that a test can use them up.
vi.mock('../../server/limits.ts', async (original) => ({
  ...(await original<typeof import('../../server/limits.ts')>()),
  WRITES_PER_MINUTE: { network: 12, site: 1_000 },
}));

describe('limits', () => {
  it('give back evenly, and count each name alone', () => {
    let now = 0;
    const buckets = createTokenBuckets(60, () => now);
    for (let taken = 0; taken < 60; taken += 1) expect(buckets.take('office')).toBe(0);
    expect(buckets.take('office')).toBe(1_000);
    expect(buckets.take('elsewhere')).toBe(0);
    now += 1_000;
    expect([buckets.take('office'), buckets.take('office')]).toEqual([0, 1_000]);
    now -= 5_000;
    expect(buckets.take('office'), 'a clock that is set back gives nothing').toBeGreaterThan(0);
  });

  it('remember a bounded number of names', () => {
    const buckets = createTokenBuckets(1, () => 0);
    for (let name = 0; name < 25_000; name += 1) buckets.take(String(name));
    expect(buckets.size()).toBe(20_000);
  });

  it('stop one network that makes itself many visitors, and say when to come back', async () => {
    const server = await startTestServer();
    // Time stands still, so that nothing is given back meanwhile.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const visitors = await Promise.all(Array.from({ length: 3 }, () => newVisitor(server.url)));
    const change = () => ({ attributes: { plan: 'gold' } });
    // What one visitor may do in a minute is more than the network has here.
    for (let sent = 0; sent < WRITES_PER_MINUTE.network; sent += 1) {
      const reply = await visitors[sent % 2]?.ask('PUT', '/api/widget/session/attributes', change());
      expect(reply?.status).toBe(204);
    }
    for (const visitor of visitors) {
      const reply = await visitor.ask('PUT', '/api/widget/session/attributes', change());
      expect(reply).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await visitor.ask('GET', '/api/widget/session')).status, 'reading goes on').toBe(200);
    }
    clock.mockRestore();
    await server.remove();
  });
});
