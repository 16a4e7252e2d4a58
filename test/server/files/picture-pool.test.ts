import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFairQueue } from '../../../server/files/fair-queue.ts';
import { createPicturePool, type PicturePool } from '../../../server/files/picture-pool.ts';

/** Does with a picture what its name says. */
const DECODER = `
process.on('disconnect', () => process.exit());
process.on('message', ({ source }) => {
  if (source === 'crash') process.kill(process.pid, 'SIGSEGV');
  else if (source !== 'hang')
    process.send({ kind: 'done', pixels: process.pid, width: 1, height: 1, sizeBytes: 1 });
});
process.send('ready');
`;

describe('the process that decodes pictures', () => {
  let folder: string;
  let pool: PicturePool;
  const warnings: object[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-pool-'));
    await writeFile(join(folder, 'decoder.mjs'), DECODER);
  });
  afterEach(() => {
    pool.stop();
    warnings.length = 0;
  });
  afterAll(() => rm(folder, { recursive: true }));

  const open = (name = 'decoder.mjs', jobTimeoutMs = 60_000) => {
    pool = createPicturePool({
      program: { path: join(folder, name) },
      log: { warn: (details) => warnings.push(details) },
      jobTimeoutMs,
    });
  };
  const develop = (source: string, owner = 'somebody') =>
    pool.develop(owner, async () => ({ source, content: '', sidePx: 1, maxPixels: 7 }));

  it('may crash: that picture is refused, its pixels are counted, and the next one is decoded', async () => {
    open();
    const first = await develop('fine');
    expect(await develop('crash')).toMatchObject({ kind: 'unreadable', pixels: 7 });
    const next = await develop('fine');
    expect([first.kind, next.kind]).toEqual(['done', 'done']);
    expect(next.pixels, 'it must be another process').not.toBe(first.pixels);
    expect(warnings).toEqual([{ reason: expect.stringContaining('SIGSEGV') }]);
  });

  it('is ended when a picture takes too long', async () => {
    open('decoder.mjs', 50);
    expect(await develop('hang')).toMatchObject({
      kind: 'unreadable',
      reason: 'It took longer than 0.05 seconds.',
    });
  });

  it('that cannot be started refuses nothing for good', async () => {
    open('there-is-none.mjs');
    await expect(develop('fine')).rejects.toMatchObject({ code: 'unavailable' });
    expect(JSON.stringify(warnings[0])).toContain('err');
  });

  it('has a bounded line, and one for each owner', async () => {
    open();
    const stuck = develop('hang');
    const waiting = Array.from({ length: 11 }, () => develop('fine', 'greedy'));
    await expect(waiting[10]).rejects.toMatchObject({ code: 'too_many_requests' });
    const settled = Promise.allSettled([stuck, ...waiting]);
    pool.stop();
    for (const one of (await settled).slice(0, -1))
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  });

  it('decodes nothing for who has gone away meanwhile', async () => {
    open();
    await expect(pool.develop('gone', async () => null)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('in a fair queue everybody has a turn before anybody has a second', () => {
  const queue = createFairQueue<string>({ perOwner: 3, inAll: 6 });
  for (const job of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) expect(queue.add(job[0] as string, job)).toBe(true);
  expect(queue.add('d', 'd1'), 'it is full').toBe(false);
  const order = Array.from({ length: 7 }, () => queue.take());
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', undefined]);
});
