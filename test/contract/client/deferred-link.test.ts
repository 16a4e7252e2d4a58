import { expect, test } from 'vitest';
import { createDeferredLink, type LinkListener } from '../../../server/contract/client/deferred-link.ts';
import type { LinkState } from '../../../server/contract/client/engine-link.ts';
import type { SharedLink } from '../../../server/contract/client/shared-link.ts';
import { createFakeClock, deferred, settled } from './fake-deps.ts';

const TIMINGS = {
  pollMs: 4_000,
  headCheckMs: 60_000,
  engineGraceMs: 6_000,
  typingSendMs: 3_000,
  typingExpiresMs: 6_000,
  requestTimeoutMs: 15_000,
};

/** A link whose code the test lets arrive, or not. */
function setUp() {
  const clock = createFakeClock();
  const attempts: ReturnType<typeof deferred<boolean>>[] = [];
  const states: LinkState[] = [];
  const open = new Set<string>();
  const seen = { polls: 0, stops: 0, wakes: 0 };
  const connect = (_listener: LinkListener): SharedLink => ({
    open(name) {
      open.add(name);
      return { trigger: () => true, close: () => void open.delete(name) };
    },
    wake: () => {
      seen.wakes += 1;
    },
    rest: () => {},
    state: () => 'connecting',
    leads: () => true,
    stop: () => {
      seen.stops += 1;
    },
  });
  const link = createDeferredLink(
    {
      ...clock,
      timings: TIMINGS,
      async load() {
        const attempt = deferred<boolean>();
        attempts.push(attempt);
        if (!(await attempt.promise)) throw new TypeError('The file cannot be had.');
        return connect;
      },
    },
    {
      changed: (state) => void states.push(state),
      poll: () => {
        seen.polls += 1;
      },
    },
  );
  const arrives = (there: boolean) => {
    attempts.at(-1)?.resolve(there);
    return settled();
  };
  return { link, clock, attempts, arrives, states, open, seen };
}

test('channels that were opened before the code is there are open once it is; closed ones are not', async () => {
  const { link, arrives, open } = setUp();
  const kept = link.open('kept', {});
  link.open('closed', {}).close();
  expect(kept.trigger('client-typing', {})).toBe(false);
  await arrives(true);
  expect([...open]).toEqual(['kept']);
  expect(kept.trigger('client-typing', {})).toBe(true);
  kept.close();
  expect(open.size).toBe(0);
});

test('where the code cannot be had, the server is polled, and it is tried again until it comes', async () => {
  const { link, clock, arrives, states, seen, attempts } = setUp();
  await arrives(false);
  expect(link.state()).toBe('polling');
  expect(seen.polls).toBe(1);
  await clock.pass(5_000);
  await arrives(false);
  expect(seen.polls).toBe(2);
  await clock.pass(5_000);
  expect(attempts).toHaveLength(3);
  await arrives(true);
  expect(states).toEqual(['polling', 'connecting']);
  link.wake();
  expect(seen.wakes).toBe(1);
});

test('code that comes while the page sleeps begins when it wakes', async () => {
  const { link, arrives, open, seen } = setUp();
  link.open('kept', {});
  link.rest();
  await arrives(true);
  expect(open.size).toBe(0);
  link.wake();
  expect([...open]).toEqual(['kept']);
  expect(seen.polls).toBe(1);
});

test('a tab that cannot have the code speaks for itself, until it has it', async () => {
  const { link, clock, arrives } = setUp();
  expect(link.leads()).toBe(false);
  await arrives(false);
  expect(link.leads()).toBe(true);
  await clock.pass(5_000);
  await arrives(true);
  expect(link.leads()).toBe(true);
});

test('after the end nothing is opened any more and no timer is left', async () => {
  const { link, clock, arrives, open, seen } = setUp();
  link.open('a', {});
  link.stop();
  await arrives(true);
  expect(open.size).toBe(0);
  expect(seen.stops).toBe(0);
  const other = setUp();
  await other.arrives(false);
  other.link.stop();
  expect(other.clock.running()).toBe(0);
  expect(clock.running()).toBe(0);
});
