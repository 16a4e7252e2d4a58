import { expect } from 'vitest';
import type { Bridge } from '../../../server/contract/bridges/bridges-api.ts';
import { eventually } from '../../support/eventually.ts';
import type { TestAgent } from '../../support/people.ts';
import { TELEGRAM_TOKEN, type Telegram } from '../../support/servers/telegram/telegram.ts';
import type { TestServer } from '../../support/test-server.ts';

export const GROUP = -1001234567890;
export const BRIDGE = '/api/agent/bridges/telegram';
export const ANA = 501;
export const EVE = 666;

export function addPeople(telegram: Telegram): void {
  telegram.addGroup(GROUP);
  telegram.addUser(ANA, 'Ana', { last_name: 'Silva', username: 'ana_s' });
  telegram.addUser(EVE, 'Eve');
}

/** Sets the bridge up for the demo's site, as the console does, and waits until Telegram is listened to. */
export async function setUpTelegram(
  telegram: Telegram,
  ana: Pick<TestAgent, 'ask'>,
  server: TestServer,
  channel = 'https://t.me/c/1234567890/5',
): Promise<Bridge> {
  const { id } = await server.services.database.read
    .selectFrom('sites')
    .select('id')
    .executeTakeFirstOrThrow();
  const { status, body } = await ana.ask<Bridge>('PUT', BRIDGE, {
    secrets: { botToken: TELEGRAM_TOKEN },
    locale: 'en',
    channels: [{ siteId: id, channel }],
  });
  expect(status, JSON.stringify(body)).toBe(200);
  await eventually(() => expect(telegram.isAsked()).toBe(true));
  return body;
}

/** The bridge, as the settings show it. */
export async function bridgeNow(ana: Pick<TestAgent, 'ask'>): Promise<Bridge | undefined> {
  return (await ana.ask<{ bridges: Bridge[] }>('GET', '/api/agent/bridges')).body.bridges[0];
}
