import { describe, expect, test } from 'vitest';
import { TYPING_EVENT } from '../../../server/contract/channels.ts';
import { GRACE_MS, HEAD_CHECK_MS, POLL_MS, STUCK_MS, setUp } from './engine-link-stage.ts';
import { NO_ANSWER, settled } from './fake-deps.ts';

describe('where it connects', () => {
  test('to the configured host alone, by WebSocket alone, without statistics', () => {
    const { pusher } = setUp();
    expect(pusher.key).toBe('public-key');
    expect(pusher.options).toMatchObject({
      wsHost: 'chat.example',
      wsPort: 8443,
      wssPort: 8443,
      wsPath: '/prefix',
      forceTLS: true,
      enabledTransports: ['ws', 'wss'],
      enableStats: false,
    });
  });
});

describe('while the engine is there', () => {
  test('it is live once every channel is open, and each opening asks for what was missed', () => {
    const { link, pusher, states } = setUp();
    let opened = 0;
    link.open('private-a', { subscribed: () => (opened += 1) });
    link.open('private-b', {});
    pusher.turn('connected');
    pusher.admit('private-a');
    expect([link.state(), opened]).toEqual(['connecting', 1]);
    pusher.admit('private-b');
    expect(states).toEqual(['live']);
    pusher.turn('connecting');
    pusher.connectFully();
    expect(opened).toBe(2);
  });

  test('it looks for missed events now and then', async () => {
    const { pusher, clock, polls } = setUp();
    pusher.turn('connected');
    await clock.pass(HEAD_CHECK_MS * 5);
    expect(polls()).toBe(5);
  });

  test('events reach their channel; those of the protocol and of other clients do not', () => {
    const { link, pusher } = setUp();
    const heard: unknown[] = [];
    link.open('private-a', { event: (name, data) => heard.push([name, data]) });
    pusher.connectFully();
    pusher.channel('private-a').emit('conversation.event', { seq: 1 });
    pusher.channel('private-a').emit('client-anything', { forged: true });
    expect(heard).toEqual([['conversation.event', { seq: 1 }]]);
  });

  test('who types is who the engine says, never who the sender claims to be', () => {
    const { link, pusher } = setUp();
    const typing: unknown[] = [];
    link.open('presence-a', { typing: (id, active) => typing.push([id, active]) });
    pusher.connectFully();
    const channel = pusher.channel('presence-a');
    channel.emit(TYPING_EVENT, { typing: true, user_id: 'agent-forged' });
    channel.emit(TYPING_EVENT, { typing: true }, { user_id: 'agent-1' });
    channel.emit(TYPING_EVENT, { typing: 'yes' }, { user_id: 'agent-1' });
    expect(typing).toEqual([
      ['agent-1', true],
      ['agent-1', false],
    ]);
  });

  test('who is here is told after every change', () => {
    const { link, pusher } = setUp();
    let here: string[] = [];
    link.open('presence-a', { members: (members) => (here = [...members.keys()]) });
    pusher.connectFully();
    pusher.channel('presence-a').come('agent-1', {});
    pusher.channel('presence-a').come('agent-2', {});
    pusher.channel('presence-a').go('agent-1');
    expect(here).toEqual(['agent-2']);
  });

  test('a client event goes out only over an open channel', () => {
    const { link, pusher } = setUp();
    const channel = link.open('presence-a', {});
    expect(channel.trigger(TYPING_EVENT, { typing: true })).toBe(false);
    pusher.connectFully();
    expect(channel.trigger(TYPING_EVENT, { typing: true })).toBe(true);
    expect(pusher.channel('presence-a').triggered).toHaveLength(1);
  });
});

describe('when the engine is away', () => {
  test('it has some grace, then polling begins, and ends when it returns', async () => {
    const { link, pusher, clock, states, polls } = setUp();
    link.open('private-a', {});
    pusher.connectFully();
    pusher.turn('connecting');
    await clock.pass(GRACE_MS - 1);
    expect(states).toEqual(['live', 'connecting']);
    await clock.pass(1);
    expect(states.at(-1)).toBe('polling');
    expect(polls()).toBe(1);
    await clock.pass(POLL_MS * 3);
    expect(polls()).toBe(4);
    pusher.connectFully();
    expect(states.at(-1)).toBe('live');
    const before = polls();
    await clock.pass(HEAD_CHECK_MS - 1);
    expect(polls() - before).toBeLessThanOrEqual(1);
  });

  test('a short cut is not even mentioned as polling', async () => {
    const { link, pusher, clock, states } = setUp();
    link.open('private-a', {});
    pusher.connectFully();
    pusher.turn('connecting');
    await clock.pass(GRACE_MS / 2);
    pusher.connectFully();
    await clock.pass(GRACE_MS * 2);
    expect(states).toEqual(['live', 'connecting', 'live']);
  });

  test('one that was never there is polled around too', async () => {
    const { clock, states } = setUp();
    await clock.pass(GRACE_MS);
    expect(states).toEqual(['polling']);
  });

  test('a close after which pusher-js gives up for ever is taken up again, ever more seldom', async () => {
    const { link, pusher, clock } = setUp();
    link.open('private-a', {});
    pusher.connectFully();
    pusher.turn('disconnected');
    const before = pusher.connects;
    await clock.pass(6_000);
    expect(pusher.connects).toBe(before + 1);
    for (let hour = 0; hour < 60; hour += 1) {
      pusher.turn('disconnected');
      await clock.pass(60_000);
    }
    expect(pusher.connects - before).toBeGreaterThan(8);
    expect(pusher.connects - before).toBeLessThan(25);
    pusher.turn('connecting');
    pusher.connectFully();
    expect(link.state()).toBe('live');
  });

  test('the return to the tab looks at once', () => {
    const { link, pusher, polls } = setUp();
    pusher.turn('connected');
    link.wake();
    expect([pusher.connects, polls()]).toEqual([1, 1]);
    pusher.turn('unavailable');
    link.wake();
    expect([pusher.connects, polls()]).toEqual([2, 2]);
  });
});

describe('a channel', () => {
  test('that the engine never admits is freed by a new connection', async () => {
    const { link, pusher, clock } = setUp();
    link.open('private-a', {});
    pusher.turn('connected');
    await clock.pass(STUCK_MS);
    expect(pusher.connects).toBe(2);
    pusher.connectFully();
    expect(link.state()).toBe('live');
    await clock.pass(STUCK_MS * 3);
    expect(pusher.connects).toBe(2);
  });

  test('that was refused is asked for again', async () => {
    const { link, pusher, clock } = setUp();
    link.open('private-a', {});
    pusher.turn('connected');
    pusher.channel('private-a').emit('pusher:subscription_error', { status: 500 });
    await clock.pass(STUCK_MS);
    expect(pusher.subscriptions).toEqual(['private-a', 'private-a']);
    pusher.admit('private-a');
    expect(link.state()).toBe('live');
  });

  test('that this person may not enter holds nothing up, and is asked for again on the next connection', async () => {
    const { link, pusher, clock, answers } = setUp();
    link.open('private-a', {});
    link.open('presence-b', {});
    pusher.turn('connected');
    pusher.admit('private-a');
    answers.push({ ok: false, status: 403, code: 'channel_refused', message: 'Not open to you.' });
    pusher.authorize('presence-b', () => pusher.channel('presence-b').emit('pusher:subscription_error'));
    await settled();
    expect(link.state()).toBe('live');
    await clock.pass(STUCK_MS * 5);
    expect(pusher.subscriptions).toEqual(['private-a', 'presence-b']);
    pusher.turn('connecting');
    pusher.connectFully();
    expect(link.state()).toBe('live');
  });

  test('closed while it was still being opened keeps nobody from being live', () => {
    const { link, pusher } = setUp();
    link.open('private-a', {});
    const second = link.open('presence-b', {});
    pusher.turn('connected');
    pusher.admit('private-a');
    second.close();
    expect(link.state()).toBe('live');
  });

  test('that was closed hears nothing any more', () => {
    const { link, pusher } = setUp();
    const heard: string[] = [];
    const channel = link.open('private-a', { event: (name) => heard.push(name) });
    pusher.connectFully();
    const inside = pusher.channel('private-a');
    channel.close();
    inside.emit('conversation.event');
    expect(heard).toEqual([]);
  });
});

describe('the right to a channel', () => {
  test('is asked for afresh every time', async () => {
    const { pusher, asked } = setUp();
    const given: unknown[] = [];
    pusher.authorize('private-a', (_error, auth) => given.push(auth));
    pusher.authorize('private-a', (_error, auth) => given.push(auth));
    await settled();
    expect(asked).toEqual(['private-a', 'private-a']);
    expect(given).toEqual([{ auth: 'signed' }, { auth: 'signed' }]);
  });

  test('is asked for again when there was no answer, and given up when it is refused', async () => {
    const { pusher, clock, asked, answers } = setUp();
    const given: (string | undefined)[] = [];
    answers.push(NO_ANSWER, NO_ANSWER);
    pusher.authorize('private-a', (error) => given.push(error?.message));
    await clock.pass(5_000);
    expect([asked.length, given]).toEqual([3, [undefined]]);
    answers.push({ ok: false, status: 403, code: 'channel_refused', message: 'Not yours.' });
    pusher.authorize('private-b', (error) => given.push(error?.message));
    await clock.pass(5_000);
    expect([asked.length, given]).toEqual([4, [undefined, 'Not yours.']]);
  });
});

test('after the end no timer is left and the connection is closed', async () => {
  const { link, pusher, clock } = setUp();
  link.open('private-a', {});
  pusher.turn('connected');
  pusher.turn('connecting');
  link.stop();
  expect(pusher.connection.state).toBe('disconnected');
  await clock.pass(0);
  expect(clock.running()).toBe(0);
});
