/** A webhook that must not be believed. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

export type ReceivedWebhook = {
  /** Of the endpoint, as the console showed it: `whsec_…`. While it is being changed, both. */
  secret: string | readonly string[];
  headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, not parsed and written anew. */
  body: string | Uint8Array;
  /** How old it may be, and how far ahead of this clock; 300 without it. */
  toleranceSeconds?: number | undefined;
};

const TOLERANCE_SECONDS = 300;

/**
 * Checks that a webhook is from your Frontdesk and recent, as Standard Webhooks say
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 * @returns the id to remember, because each comes at least once, and the event
 * @throws WebhookError where it is forged, changed on the way, or old
 */
export async function verifyWebhook<Event = unknown>({
  secret,
  headers,
  body,
  toleranceSeconds = TOLERANCE_SECONDS,
}: ReceivedWebhook): Promise<{ id: string; event: Event }> {
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature').split(' ');
  if (!(Math.abs(Date.now() / 1_000 - Number(timestamp)) <= toleranceSeconds))
    throw new WebhookError('The webhook is too old, or one of the two clocks is wrong.');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  for (const one of [secret].flat()) {
    const key = await importKey(one);
    for (const signature of signatures)
      if (await matches(key, signature, signed))
        return { id, event: JSON.parse(new TextDecoder().decode(bytes)) as Event };
  }
  throw new WebhookError('No signature of the webhook matches the secret.');
}

function header(headers: ReceivedWebhook['headers'], name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookError(`The webhook has no header ${name}.`);
}

function importKey(secret: string): Promise<CryptoKey> {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  if (bytes === null) throw new WebhookError('The secret is not one: it begins with whsec_.');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

/** In the time that every signature takes. */
async function matches(key: CryptoKey, signature: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [version, value = ''] = signature.split(',');
  const bytes = fromBase64(value);
  return version === 'v1' && bytes !== null && crypto.subtle.verify('HMAC', key, bytes, signed);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
