import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import Pusher from 'pusher';
import type { PusherConfig } from '../config.ts';
import type { EngineAddress } from '../contract/schemas/engine.ts';
import { createPatience, type Patience } from './backoff.ts';
import { type Engine, EngineError, type Publication } from './engine.ts';
import { pusherSignatures } from './pusher-signatures.ts';
import { shareBatches } from './shared-batches.ts';

/** How long the engine is waited for, in milliseconds. */
type Limits = {
  /** The SDK has no time limit of its own: a silent engine would hold its promise for ever. */
  requestMs: number;
  /** With one, it ends at the head of the answer; and where the engine dies right then, nobody is told at all. */
  answerMs: number;
  /** While the process stops: what is not published now is, after the next start or by another node. */
  lastAnswerMs: number;
};
const LIMITS: Limits = { requestMs: 5_000, answerMs: 7_000, lastAnswerMs: 1_500 };
const MAX_SOCKETS = 32;
/** https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-batch-events-trigger-multiple-events */
const EVENTS_PER_BATCH = 10;

/**
 * Hosted Pusher Channels, or a server that speaks its protocol, through the official SDK.
 * @param limits other than the usual ones, for tests
 */
export function createPusherEngine(options: PusherConfig, limits: Limits = LIMITS): Engine {
  const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const agent = options.tls ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
  const pusher = new Pusher({
    appId: options.appId,
    key: options.key,
    secret: options.secret,
    useTLS: options.tls,
    timeout: limits.requestMs,
    agent,
    ...(options.host === null
      ? { cluster: options.cluster }
      : { host: options.host, ...(options.port === null ? {} : { port: String(options.port) }) }),
  } as Pusher.Options);
  const patience = createPatience(limits);

  return {
    address: pusherAddress(options),
    ...pusherSignatures(pusher),
    vouch: () => true,
    publish: shareBatches(publishBatch, EVENTS_PER_BATCH),
    async disconnect(userId) {
      await answered(patience, pusher.terminateUserConnections(userId));
    },
    async occupiedChannels(prefix) {
      const body = await answered(
        patience,
        pusher.get({ path: '/channels', params: { filter_by_prefix: prefix } }),
      );
      return Object.keys((body['channels'] as Record<string, unknown> | undefined) ?? {});
    },
    async members(channel) {
      const body = await answered(patience, pusher.get({ path: `/channels/${channel}/users` }));
      return ((body['users'] as { id: unknown }[] | undefined) ?? []).map((user) => String(user.id));
    },
    stopWaiting() {
      patience.end();
    },
    async close() {
      agent.destroy();
    },
  };

  /** One member that the engine refuses fails the whole batch; the others then go one by one. */
  async function publishBatch(batch: readonly Publication[]): Promise<(EngineError | null)[]> {
    try {
      await answered(
        patience,
        pusher.triggerBatch(batch.map(({ channel, name, data }) => ({ channel, name, data }))),
      );
      return batch.map(() => null);
    } catch (error) {
      if (!(error instanceof EngineError) || error.retry === 'later') throw error;
      if (batch.length === 1) return [error];
    }
    const refused: (EngineError | null)[] = [];
    for (const one of batch) refused.push(...(await publishBatch([one])));
    return refused;
  }
}

/**
 * The body of the SDK's answer. soketi answers errors with status 200 and says so in the body only.
 * @throws EngineError
 */
async function answered(
  patience: Patience,
  request: Promise<Pusher.Response>,
): Promise<Record<string, unknown>> {
  let text: string;
  let body: Readable | undefined;
  try {
    text = await patience.inTime(
      request.then((response) => {
        body = response.body as unknown as Readable;
        return response.text();
      }),
    );
  } catch (error) {
    // What never ends would keep its connection.
    body?.destroy();
    throw engineError(error);
  }
  const said = parseBody(text);
  if (said['error'] === undefined) return said;
  throw new EngineError(retryOf(Number(said['code'])), `The engine answered: ${String(said['error'])}`);
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch (error) {
    throw new EngineError('later', 'The engine answered with something that is not JSON.', error);
  }
}

/** The SDK rejects with its `RequestError`: `status` and `body` for an answer, `error` for a broken connection. */
function engineError(error: unknown): EngineError {
  const { url, status, body, error: cause, message } = error as SdkError;
  const at = url === undefined ? '' : ` at ${new URL(url).host}`;
  if (status === undefined) {
    // An abort is the SDK's own time limit.
    const why =
      cause?.code ?? (cause?.name === 'AbortError' ? 'no answer in time' : (cause?.message ?? message));
    return new EngineError('later', `The engine${at} cannot be reached: ${why}`, cause ?? error);
  }
  const said = [status, body].filter((part) => part !== undefined && part !== '').join(' ');
  return new EngineError(retryOf(status), `The engine${at} did not take a request: ${said}`, error);
}

type SdkError = {
  /** With a signature in its query. */
  url?: string;
  status?: number;
  body?: string;
  error?: { code?: string; name?: string; message?: string };
  message?: string;
};

function retryOf(status: number): EngineError['retry'] {
  return status === 400 || status === 413 ? 'refused' : 'later';
}

/** Where browsers find hosted Pusher, or a compatible server. */
export function pusherAddress(options: PusherConfig): EngineAddress {
  return {
    key: options.key,
    cluster: options.cluster,
    host: options.host,
    port: options.port,
    path: '',
    tls: options.tls,
    clientEvents: options.clientEvents,
  };
}
