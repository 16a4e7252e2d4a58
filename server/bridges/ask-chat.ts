import { setTimeout as later } from 'node:timers/promises';
import { ChatAway } from './chat-service.ts';

/** Chats ask for seconds; what wants more is tried again by whoever asked. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Asks a chat, and once more where it wants to be left alone for a short while.
 * @throws ChatAway where the while is longer, and whatever `ask` throws
 */
export async function askPatiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChatAway) || error.retryAfterMs === 0 || error.retryAfterMs > LONGEST_WAIT_MS)
      throw error;
    await later(error.retryAfterMs, undefined, { signal });
    return ask();
  }
}

/**
 * An error of the connection as one that is over some time. It names hosts, and never an address, which may hold a token.
 * @param chat its name, such as `Slack`
 */
export function awayFrom(chat: string, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof ChatAway) return error;
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  return new ChatAway(`${chat} cannot be reached (${String(cause?.code ?? name)}).`);
}
