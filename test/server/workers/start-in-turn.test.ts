import { expect, it } from 'vitest';
import { startInTurn } from '../../../server/workers/start-in-turn.ts';

/** Workers that write down when they are started, and look until the test ends it. */
function stage() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const timers: (() => void)[] = [];
  const worker = (name: string) => ({
    start() {
      started.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    },
  });
  const after = (_ms: number, action: () => void) => {
    timers.push(action);
    return () => void timers.splice(timers.indexOf(action), 1);
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  const timeIsOver = async () => {
    for (const action of [...timers]) action();
    await settled();
  };
  return { started, timers, worker, after, end, timeIsOver };
}

it('starts each worker when the one before has looked for work', async () => {
  const { started, timers, worker, after, end } = stage();
  const all = startInTurn([worker('mail'), worker('push')], after);
  expect(started).toEqual(['mail']);
  await end('mail');
  expect(started).toEqual(['mail', 'push']);
  await end('push');
  await all;
  expect(timers).toEqual([]);
});

it('does not wait for one that finds much to do', async () => {
  const { started, worker, after, timeIsOver } = stage();
  void startInTurn([worker('search'), worker('push')], after);
  await timeIsOver();
  expect(started).toEqual(['search', 'push']);
});
