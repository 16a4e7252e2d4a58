import { expect, it } from 'vitest';
import { verifyWebhook, WebhookError } from '../../../server/contract/api-client/verify-webhook.ts';
import { newSecret, signedHeaders } from '../../../server/webhooks/signature.ts';

const secret = newSecret();
const body = JSON.stringify({ type: 'message.created', data: { text: 'Grüße 你好' } });
const headers = (at = Date.now(), secrets = [secret]) => signedHeaders(secrets, { id: 'msg_1', at, body });

it('gives id and event of what the server signed, as a text or as bytes', async () => {
  const expected = { id: 'msg_1', event: JSON.parse(body) };
  expect(await verifyWebhook({ secret, headers: headers(), body })).toEqual(expected);
  const bytes = new TextEncoder().encode(body);
  expect(await verifyWebhook({ secret, headers: new Headers(headers()), body: bytes })).toEqual(expected);
});

it('takes either secret while one is being changed, on both sides', async () => {
  const next = newSecret();
  const both = headers(Date.now(), [next, secret]);
  await expect(verifyWebhook({ secret, headers: both, body })).resolves.toBeDefined();
  await expect(verifyWebhook({ secret: next, headers: both, body })).resolves.toBeDefined();
  await expect(verifyWebhook({ secret: [next, secret], headers: headers(), body })).resolves.toBeDefined();
});

it.each([
  ['changed on the way', { body: body.replace('message', 'massage') }],
  ['signed with another secret', { headers: headers(Date.now(), [newSecret()]) }],
  ['older than five minutes', { headers: headers(Date.now() - 301_000) }],
  ['from far ahead', { headers: headers(Date.now() + 3_600_000) }],
  ['without headers', { headers: {} }],
  ['dated with nonsense', { headers: { ...headers(), 'webhook-timestamp': 'now' } }],
  ['given another id', { headers: { ...headers(), 'webhook-id': 'msg_2' } }],
  ['signed in another way', { headers: { ...headers(), 'webhook-signature': 'v2,abcd v1,! v1' } }],
])('refuses what is %s', async (_name, changed) => {
  await expect(verifyWebhook({ secret, headers: headers(), body, ...changed })).rejects.toThrow(WebhookError);
});

it('says of a secret that is none what one looks like', async () => {
  await expect(verifyWebhook({ secret: 'hunter2!', headers: headers(), body })).rejects.toThrow('whsec_');
});
