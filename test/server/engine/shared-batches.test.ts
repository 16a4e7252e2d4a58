import { describe, expect, it } from 'vitest';
import { EngineError, type Publication } from '../../../server/engine/engine.ts';
import { type SendBatch, shareBatches } from '../../../server/engine/shared-batches.ts';

const publications = (channel: string, count: number): Publication[] =>
  Array.from({ length: count }, (_, n) => ({ channel, name: 'event', data: { n } }));
const nothing: SendBatch = async (batch) => batch.map(() => null);

describe('requests to the engine', () => {
  const requests: string[] = [];
  const recorded =
    (send: SendBatch): SendBatch =>
    (batch) => {
      requests.push(batch.map(({ channel, data }) => `${channel}${(data as { n: number }).n}`).join(' '));
      return send(batch);
    };

  it('are shared by what is published in one turn, each conversation whole and in order', async () => {
    requests.length = 0;
    const publish = shareBatches(recorded(nothing), 5);
    const calls = [publications('a', 2), publications('b', 2), publications('c', 2), publications('d', 1)];
    expect(await Promise.all(calls.map(publish))).toEqual([[], [], [], []]);
    expect(requests).toEqual(['a0 a1 b0 b1', 'c0 c1 d0']);
  });

  it('follow one another where one conversation has more than fits', async () => {
    requests.length = 0;
    let under = 0;
    const publish = shareBatches(
      recorded(async (batch) => {
        under += 1;
        expect(under).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        under -= 1;
        return batch.map(() => null);
      }),
      5,
    );
    await publish(publications('a', 12));
    expect(requests).toEqual(['a0 a1 a2 a3 a4', 'a5 a6 a7 a8 a9', 'a10 a11']);
  });

  it('tell each conversation of its own refusals only', async () => {
    const refusal = new EngineError('refused', 'too large');
    const publish = shareBatches(
      async (batch) => batch.map(({ channel }) => (channel === 'b' ? refusal : null)),
      10,
    );
    expect(await Promise.all(['a', 'b', 'c'].map((name) => publish(publications(name, 1))))).toEqual([
      [],
      [refusal],
      [],
    ]);
  });

  it('that fail, fail everybody in them and nobody else', async () => {
    const away = new EngineError('later', 'away');
    const publish = shareBatches(async (batch) => {
      if (batch.some(({ channel }) => channel === 'b')) throw away;
      return batch.map(() => null);
    }, 4);
    const calls = [publications('a', 2), publications('b', 2), publications('c', 2)];
    const ended = await Promise.allSettled(calls.map(publish));
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
