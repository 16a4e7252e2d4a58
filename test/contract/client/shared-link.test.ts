import { describe, expect, test } from 'vitest';
import type { LinkState } from '../../../server/contract/client/engine-link.ts';
import { createSharedLink } from '../../../server/contract/client/shared-link.ts';
import { createFakeClock, settled } from './fake-deps.ts';
import { FakeEngineLink } from './fake-engine-link.ts';
import { FakeTabGroup } from './fake-tabs.ts';

const CHANNEL = 'private-visitor-1';
const ROOM = 'presence-conversation-1';
const TIMINGS = {
  pollMs: 4_000,
  headCheckMs: 60_000,
  engineGraceMs: 6_000,
  typingSendMs: 3_000,
  typingExpiresMs: 6_000,
  requestTimeoutMs: 15_000,
};

function setUp({ agree = true } = {}) {
  const clock = createFakeClock();
  const group = new FakeTabGroup();
  const links: FakeEngineLink[] = [];
  let ids = 0;
  const openTab = (channels = [CHANNEL]) => {
    const tab = group.join(clock);
    ids += 1;
    const id = String(ids);
    const heard: unknown[] = [];
    const typers: string[] = [];
    const looks = { polls: 0, subscribed: 0 };
    const states: LinkState[] = [];
    const here: string[][] = [];
    const shared = createSharedLink({
      ...tab.timers,
      timings: TIMINGS,
      newId: () => id,
      tabs: () => (agree ? tab.port() : null),
      connect: (listener) => {
        const link = new FakeEngineLink(listener);
        links.push(link);
        return link;
      },
      changed: (state) => void states.push(state),
      poll: () => {
        looks.polls += 1;
      },
      hidden: () => false,
    });
    const open = (name: string) =>
      shared.open(name, {
        subscribed: () => {
          looks.subscribed += 1;
        },
        event: (_name, data) => void heard.push(data),
        typing: (member) => void typers.push(member),
        members: (members) => void here.push([...members.keys()]),
      });
    const handles = channels.map(open);
    return { tab, shared, heard, looks, states, here, typers, open, handles };
  };
  const last = () => {
    const link = links.at(-1);
    if (link === undefined) throw new Error('No tab has connected.');
    return link;
  };
  return { clock, links, openTab, last, standing: () => links.filter((link) => !link.stopped) };
}

/** Three tabs, the first of which leads a live connection. */
async function threeTabs() {
  const deps = setUp();
  const tabs = [deps.openTab(), deps.openTab(), deps.openTab()] as const;
  await settled();
  deps.last().admit();
  await settled();
  return { ...deps, tabs };
}

describe('three tabs', () => {
  test('have one connection, and all hear what comes', async () => {
    const { links, tabs, last } = await threeTabs();
    expect(links).toHaveLength(1);
    expect(tabs.map(({ shared }) => shared.leads())).toEqual([true, false, false]);
    expect(tabs.map(({ shared }) => shared.state())).toEqual(['live', 'live', 'live']);
    expect(tabs.map(({ looks }) => looks.subscribed)).toEqual([1, 1, 1]);
    last().emit(CHANNEL, { seq: 1 });
    await settled();
    expect(tabs.map(({ heard }) => heard)).toEqual([[{ seq: 1 }], [{ seq: 1 }], [{ seq: 1 }]]);
  });

  test('hear who is here and who types, and type through the one connection', async () => {
    const { tabs, last } = await threeTabs();
    const room = tabs[2].open(ROOM);
    await settled();
    last().admit();
    await settled();
    expect(tabs[2].here.at(-1)).toEqual(['agent-1']);
    last().channels.get(ROOM)?.typing?.('agent-1', true, '');
    await settled();
    expect(tabs.map(({ typers }) => typers)).toEqual([[], [], ['agent-1']]);
    expect(room.trigger('client-typing', { typing: true })).toBe(true);
    await settled();
    expect(last().triggered).toEqual([[ROOM, 'client-typing', { typing: true }]]);
  });

  test('keep a channel open for as long as one of them wants it', async () => {
    const { tabs, last } = await threeTabs();
    const [first, second] = [tabs[1].open(ROOM), tabs[2].open(ROOM)];
    await settled();
    expect([...last().channels.keys()]).toEqual([CHANNEL, ROOM]);
    first.close();
    await settled();
    expect(last().channels.has(ROOM)).toBe(true);
    second.close();
    await settled();
    expect(last().channels.has(ROOM)).toBe(false);
  });

  test('a channel that stands already is introduced to who wants it later, leader or not', async () => {
    const { tabs, last } = await threeTabs();
    tabs[1].open(ROOM);
    await settled();
    last().admit();
    await settled();
    for (const tab of [tabs[0], tabs[2]]) {
      const before = tab.looks.subscribed;
      tab.open(ROOM);
      await settled();
      expect(tab.looks.subscribed).toBe(before + 1);
      expect(tab.here.at(-1)).toEqual(['agent-1']);
    }
  });

  test('know together that the engine is away, and each looks for itself meanwhile', async () => {
    const { tabs, last, clock } = await threeTabs();
    last().turn('polling');
    await settled();
    expect(tabs.map(({ shared }) => shared.state())).toEqual(['polling', 'polling', 'polling']);
    const before = tabs.map(({ looks }) => looks.polls);
    await clock.pass(20_000);
    expect(tabs[1].looks.polls - (before[1] ?? 0)).toBeGreaterThanOrEqual(4);
    expect(tabs[2].looks.polls - (before[2] ?? 0)).toBeGreaterThanOrEqual(4);
  });

  test('look now and then while all is well, for a last event that was lost', async () => {
    const { tabs, clock } = await threeTabs();
    const before = tabs[2].looks.polls;
    await clock.pass(3 * TIMINGS.headCheckMs);
    expect(tabs[2].looks.polls - before).toBeGreaterThanOrEqual(2);
  });
});

describe('the leader goes', () => {
  test.each(['closes', 'crashes'] as const)(
    'it %s: the next takes over, and every tab looks',
    async (how) => {
      const { tabs, links, standing, last } = await threeTabs();
      const before = tabs.map(({ looks }) => ({ ...looks }));
      if (how === 'closes') tabs[0].shared.stop();
      else tabs[0].tab.crash();
      await settled();
      expect(links).toHaveLength(2);
      expect(tabs[1].shared.leads()).toBe(true);
      if (how === 'closes') expect(standing()).toHaveLength(1);
      for (const index of [1, 2] as const)
        expect(tabs[index].looks.polls).toBeGreaterThan(before[index]?.polls ?? 0);
      last().admit();
      await settled();
      for (const index of [1, 2] as const)
        expect(tabs[index].looks.subscribed).toBe((before[index]?.subscribed ?? 0) + 1);
      last().emit(CHANNEL, { seq: 2 });
      await settled();
      expect(tabs[2].heard).toEqual([{ seq: 2 }]);
    },
  );

  test('it is suspended without a word: a follower notices, takes the lead, and the old one follows once it wakes', async () => {
    const { tabs, links, standing, last, clock } = await threeTabs();
    tabs[0].tab.freeze();
    await clock.pass(30_000);
    last().admit();
    await settled();
    expect(tabs.filter(({ shared }) => shared.leads())).toHaveLength(2);
    expect(links.length).toBeGreaterThan(1);
    last().emit(CHANNEL, { seq: 3 });
    await settled();
    expect(tabs[1].heard).toEqual([{ seq: 3 }]);
    expect(tabs[2].heard).toEqual([{ seq: 3 }]);

    const polls = tabs[0].looks.polls;
    tabs[0].tab.thaw();
    await settled();
    expect(tabs.filter(({ shared }) => shared.leads())).toHaveLength(1);
    expect(tabs[0].shared.leads()).toBe(false);
    expect(standing()).toHaveLength(1);
    expect(tabs[0].looks.polls).toBeGreaterThan(polls);
    last().emit(CHANNEL, { seq: 4 });
    await settled();
    // What was told while it slept had only waited for it.
    expect(tabs[0].heard).toEqual([{ seq: 3 }, { seq: 4 }]);
  });

  test('it rests (back-forward cache): another takes over; back again, it follows and is introduced', async () => {
    const { tabs, standing, last } = await threeTabs();
    tabs[0].shared.rest();
    await settled();
    last().admit();
    await settled();
    const subscribed = tabs[0].looks.subscribed;
    tabs[0].shared.wake();
    await settled();
    expect(tabs.map(({ shared }) => shared.leads())).toEqual([false, true, false]);
    expect(standing()).toHaveLength(1);
    expect(tabs[0].looks.subscribed).toBe(subscribed + 1);
    last().emit(CHANNEL, { seq: 5 });
    await settled();
    expect(tabs[0].heard).toEqual([{ seq: 5 }]);
  });
});

test('what a crashed follower wanted is let go after a while', async () => {
  const { tabs, last, clock } = await threeTabs();
  tabs[2].open(ROOM);
  await settled();
  expect(last().channels.has(ROOM)).toBe(true);
  tabs[2].tab.crash();
  await clock.pass(500_000);
  expect(last().channels.has(ROOM)).toBe(false);
  expect(last().channels.has(CHANNEL)).toBe(true);
});

test('the return to a following tab wakes the connection and looks at once', async () => {
  const { tabs, last } = await threeTabs();
  const { polls } = tabs[1].looks;
  tabs[1].shared.wake();
  await settled();
  expect(last().wakes).toBe(1);
  expect(tabs[1].looks.polls).toBe(polls + 1);
});

test('where tabs cannot agree, each connects by itself', async () => {
  const { openTab, links } = setUp({ agree: false });
  const tabs = [openTab(), openTab()];
  await settled();
  expect(links).toHaveLength(2);
  for (const link of links) link.admit();
  expect(tabs.map(({ looks }) => looks.subscribed)).toEqual([1, 1]);
  links[0]?.emit(CHANNEL, { seq: 1 });
  expect(tabs.map(({ heard }) => heard.length)).toEqual([1, 0]);
});

test('after the end no timer is left, in leader and follower', async () => {
  const { tabs, clock, standing } = await threeTabs();
  for (const { shared } of tabs) shared.stop();
  await settled();
  expect(clock.running()).toBe(0);
  expect(standing()).toHaveLength(0);
});
