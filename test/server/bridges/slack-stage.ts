import { expect } from 'vitest';
import type { Bridge } from '../../../server/contract/bridges/bridges-api.ts';
import { eventually } from '../../support/eventually.ts';
import type { TestAgent } from '../../support/people.ts';
import type { Slack } from '../../support/servers/slack.ts';
import { SLACK_TOKENS } from '../../support/servers/slack-methods.ts';
import type { TestServer } from '../../support/test-server.ts';

export const CHANNEL = 'C0SUPPORT';
export const BRIDGE = '/api/agent/bridges/slack';

/** The demo's agents are members of the workspace, under the addresses they have in Frontdesk. */
export function addPeople(slack: Slack): void {
  slack.addChannel(CHANNEL);
  slack.addUser('U0ANA', { name: 'Ana in Slack', email: 'ANA@demo.example' });
  slack.addUser('U0BEN', { name: 'Ben in Slack', email: 'ben@demo.example' });
  slack.addUser('U0EVE', { name: 'Eve', email: 'eve@example.com' });
}

/** Sets the bridge up for the demo's site, as the console does, and waits for the connection. */
export async function setUpSlack(
  slack: Slack,
  ana: Pick<TestAgent, 'ask'>,
  server: TestServer,
): Promise<Bridge> {
  const { id } = await server.services.database.read
    .selectFrom('sites')
    .select('id')
    .executeTakeFirstOrThrow();
  const { status, body } = await ana.ask<Bridge>('PUT', BRIDGE, {
    secrets: SLACK_TOKENS,
    locale: 'en',
    channels: [{ siteId: id, channel: `https://shop.slack.com/archives/${CHANNEL}` }],
  });
  expect(status, JSON.stringify(body)).toBe(200);
  await eventually(() => expect(slack.connections()).toBe(1));
  return body;
}
