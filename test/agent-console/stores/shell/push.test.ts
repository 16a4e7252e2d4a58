import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createPush } from '../../../../agent-console/stores/shell/push.ts';
import type { PushKey } from '../../../../server/contract/notices/push-api.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeDeps, ok, refused } from '../../support/fake-deps.ts';
import { fakePushPort } from '../../support/fake-ports.ts';

function open(known: Partial<PushKey> = {}) {
  const deps = fakeDeps();
  const port = fakePushPort();
  port.used = deps.now();
  const visible = signal(true);
  const alerts = { on: signal(true), permission: signal<'granted' | 'denied'>('granted') };
  const said: boolean[] = [];
  const subscribed: string[] = [];
  const api = {
    readPush: () => ok({ publicKey: 'key', browsers: 0, subscribed: false, ...known }),
    subscribePush: ({ endpoint }: { endpoint: string }) => {
      subscribed.push(endpoint);
      return ok(null);
    },
    unsubscribePush: () => ok(null),
    testPush: () => ok(null),
    reportAttention: (looking: boolean) => {
      said.push(looking);
      return ok(null);
    },
  };
  const push = createPush({ ...deps, api, port, alerts, visible });
  return { push, api, deps, port, visible, alerts, said, subscribed };
}

describe('pushes to this browser', () => {
  it('are asked for where it notifies, and taken over by a new session', async () => {
    const { push, port, subscribed } = open();
    await push.refresh();
    expect([push.state.value, port.subscriptions, subscribed.length]).toEqual(['on', 1, 1]);
    const again = open({ subscribed: true, browsers: 1 });
    await again.push.refresh();
    expect([again.push.state.value, again.port.subscriptions]).toEqual(['on', 0]);
  });

  it('are not asked for where it does not notify, or may not', async () => {
    const { push, port, alerts } = open();
    alerts.on.value = false;
    await push.refresh();
    alerts.on.value = true;
    alerts.permission.value = 'denied';
    await push.refresh();
    expect([push.state.value, port.subscriptions]).toEqual(['off', 0]);
  });

  it('are said to be refused where the browser or the server does not want them', async () => {
    const browser = open();
    browser.port.subscribe = () => Promise.resolve(null);
    await browser.push.turnOn();
    const server = open();
    server.api.subscribePush = () => refused(400, 'bad_request') as never;
    await server.push.turnOn();
    expect([browser.push.state.value, server.push.state.value]).toEqual(['refused', 'refused']);
  });

  it('do not come while somebody looks: the server is told, as long as the page is used', async () => {
    const { push, deps, port, visible, said } = open({ browsers: 1, subscribed: true });
    await push.refresh();
    expect(said).toEqual([true]);
    await deps.clock.pass(40_000);
    expect(said).toEqual([true, true]);
    await deps.clock.pass(120_000);
    expect(said.at(-1)).toBe(false);
    const before = said.length;
    await deps.clock.pass(120_000);
    expect(said.length).toBe(before);
    port.used = deps.now();
    visible.value = false;
    visible.value = true;
    expect(said.at(-1)).toBe(true);
    visible.value = false;
    await settled();
    expect(said.at(-1)).toBe(false);
  });

  it('are of no concern to the server while no browser takes any', async () => {
    const { push, alerts, deps, said } = open();
    alerts.on.value = false;
    await push.refresh();
    await deps.clock.pass(100_000);
    expect(said).toEqual([]);
  });
});
