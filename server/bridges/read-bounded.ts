import { ChatAway } from './chat-service.ts';

/**
 * The JSON of an answer, read up to so many bytes.
 * @throws ChatAway when it is longer, or no JSON
 */
export async function readJson(response: Response, mostBytes: number): Promise<Record<string, unknown>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new ChatAway(`The answer is longer than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Such as the page of a proxy: said below.
  }
  throw new ChatAway(`The answer is no JSON (HTTP ${response.status}).`);
}

/** `Retry-After` in seconds (RFC 9110, 10.2.3), as milliseconds; 0 where there is none. */
export function retryAfterMs(response: Response): number {
  const value = response.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : 0;
}
