import type { DeliverWebhook } from '../options.ts';

/** Posts to an address. An answer that does not come in time is no answer. */
export function postTo(url: string, timeoutMs: number): DeliverWebhook {
  return async (body, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(body),
      headers,
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Read to its end, so that the connection can be used again.
    await response.arrayBuffer();
    return response.status;
  };
}
