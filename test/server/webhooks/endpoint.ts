import type {
  NewWebhook,
  PutWebhook,
  WebhookAttempts,
  WebhookEndpoint,
} from '../../../server/contract/schemas/webhooks-api.ts';
import { type TestAgent, uuid } from '../../support/people.ts';
import type { WebhookReceiver } from '../../support/servers/webhook-receiver.ts';

const BASE = '/api/agent/webhooks';
const EVERYTHING = { types: null, siteIds: null, teamIds: null };

/** Adds a receiver as an endpoint, as the console does; it then knows the secret. */
export async function addEndpoint(
  admin: Pick<TestAgent, 'ask'>,
  receiver: Pick<WebhookReceiver, 'url' | 'secret'>,
  choice: Partial<PutWebhook> = {},
) {
  const { on: _, ...body } = { name: 'Orders', url: receiver.url, ...EVERYTHING, on: true, ...choice };
  const made = await admin.ask<NewWebhook>('POST', BASE, { id: uuid(), ...body });
  if (made.status !== 201) throw new Error(`It was not added: ${JSON.stringify(made.body)}`);
  const { endpoint, secret } = made.body;
  receiver.secret = secret;
  const path = `${BASE}/${endpoint.id}`;
  return {
    id: endpoint.id,
    secret,
    path,
    change: (part: Partial<PutWebhook>) =>
      admin.ask<WebhookEndpoint>('PUT', path, { ...body, on: true, ...part }),
    async now(): Promise<WebhookEndpoint> {
      const { body: list } = await admin.ask<{ endpoints: WebhookEndpoint[] }>('GET', BASE);
      const found = list.endpoints.find(({ id }) => id === endpoint.id);
      if (found === undefined) throw new Error('The endpoint is gone.');
      return found;
    },
    async attempts(query = ''): Promise<WebhookAttempts['attempts']> {
      const { body: page } = await admin.ask<WebhookAttempts>('GET', `${path}/attempts${query}`);
      return page.attempts;
    },
  };
}
