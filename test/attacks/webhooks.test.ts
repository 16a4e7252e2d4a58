import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../server/common/public-address.ts';
import { newSecret, signedHeaders } from '../../server/webhooks/signature.ts';
import { fakeNames } from '../support/servers/names.ts';
import { startWebhookReceiver, verifies } from '../support/servers/webhook-receiver.ts';
import { attack, attackOnPart } from './attack.ts';
import type { Product } from './weakened/entry.ts';

const NEVER = new AbortController().signal;
/** Of the public internet. */
const PUBLIC = '93.184.215.14';

/** Whether a webhook reaches a service of the machine itself, by this address, while the name says this. */
async function reached(
  { sendWebhook, allowedPrivate }: Product,
  host: string,
  addresses: readonly string[] = ['127.0.0.1'],
): Promise<string> {
  const inside = await startWebhookReceiver();
  const allowed = allowedPrivate('off');
  if (allowed === null) throw new Error('unreachable');
  const { port } = new URL(inside.url);
  const outgoing = { url: `http://${host}:${port}/`, headers: {}, body: '{}' };
  const { lookup } = fakeNames([addresses]);
  const answer = await sendWebhook(outgoing, { allowed, lookup }, NEVER);
  await inside.close();
  return inside.received.length > 0 ? 'reached' : String(answer.error);
}

describe('an admin’s webhook reaches what only the machine itself should', () => {
  attackOnPart('by its address', {
    without: 'what goes out goes to the public internet only',
    attempt: (part) => reached(part, '127.0.0.1'),
    succeeds: 'reached',
    fails: 'address_refused',
  });
  attackOnPart('by a name that leads there', {
    without: 'what goes out goes to the public internet only',
    attempt: (part) => reached(part, 'orders.example'),
    succeeds: 'reached',
    fails: 'address_refused',
  });
  attackOnPart('by a name that leads there among others', {
    without: 'one private address of a name is enough',
    attempt: (part) => reached(part, 'orders.example', ['127.0.0.1', PUBLIC]),
    succeeds: 'reached',
    fails: 'address_refused',
  });

  attack('by a name that says something else once it was judged', {
    // Looks whether the name is public, and then lets the connection ask for itself.
    weakened: () =>
      rebound(async (url, { lookup }) => {
        const address = await new Promise<string>((resolve) => {
          lookup(new URL(url).hostname, { all: true }, (_error, [first]) => resolve(first?.address ?? ''));
        });
        if (!isPublicAddress(address)) return;
        await new Promise((resolve) => {
          const asked = request(url, { method: 'POST', lookup: lookup as never }, resolve);
          asked.on('error', resolve).end('{}');
        });
      }),
    ours: async () => {
      const { product } = await import('./weakened/entry.ts');
      const allowed = product.allowedPrivate('off');
      if (allowed === null) throw new Error('unreachable');
      return rebound(async (url, { lookup }) => {
        // What was judged is public, and does not answer here: this ends the wait.
        await product.sendWebhook(
          { url, headers: {}, body: '{}' },
          { allowed, lookup },
          AbortSignal.timeout(500),
        );
      });
    },
    succeeds: 'reached',
    fails: 'not reached',
  });
});

type Names = Pick<ReturnType<typeof fakeNames>, 'lookup'>;

/** A name that is public when it is first asked for, and leads to the machine itself from then on. */
async function rebound(send: (url: string, names: Names) => Promise<void>): Promise<string> {
  const inside = await startWebhookReceiver();
  const { port } = new URL(inside.url);
  await send(`http://orders.example:${port}/`, fakeNames([[PUBLIC], ['127.0.0.1']]));
  await inside.close();
  return inside.received.length > 0 ? 'reached' : 'not reached';
}

describe('a forged webhook', () => {
  const secret = newSecret();
  const body = '{"type":"message.created"}';
  const headers = signedHeaders([secret], { id: 'a', at: Date.now(), body });

  it('is noticed by a receiver that verifies: another body, id, time or secret', () => {
    expect(verifies(secret, body, headers)).toBe(true);
    expect(verifies(secret, `${body} `, headers)).toBe(false);
    expect(verifies(secret, body, { ...headers, 'webhook-id': 'b' })).toBe(false);
    expect(verifies(secret, body, { ...headers, 'webhook-timestamp': '1' })).toBe(false);
    expect(verifies(newSecret(), body, headers)).toBe(false);
  });

  it('is noticed when it is one that was recorded long ago', () => {
    const old = signedHeaders([secret], { id: 'a', at: Date.now() - 10 * 60_000, body });
    expect(verifies(secret, body, old)).toBe(false);
  });
});
