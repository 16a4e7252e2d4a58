import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Member } from '../access/channel-access.ts';
import type { SetupTrouble } from '../contract/schemas/agent-api.ts';
import type { Engine } from './engine.ts';

const ANSWER_WITHIN_MS = 5_000;
const TRY_AGAIN_MS = 30_000;
const MOST_BYTES = 65_536;
/** Nobody's id. */
const PROBE: Member = { user_id: 'agent-check', user_info: { kind: 'agent', name: 'Frontdesk' } };

const WITHOUT_SIGN_IN =
  'The engine does not let people sign in, so it cannot close the connections of one person: an agent who is ' +
  'deactivated, and a visitor who is blocked, go on hearing what is said until they close the page. ' +
  'On soketi, set enableUserAuthentication (SOKETI_DEFAULT_APP_USER_AUTHENTICATION=true) for the app.';

type Log = { info(details: object, message: string): void; warn(details: object, message: string): void };

export type EngineCheck = {
  start(): void;
  stop(): Promise<void>;
  /** What an admin should mend about the engine; empty while all seems well, and before it was asked. */
  troubles(): SetupTrouble[];
};

/**
 * Looks whether the engine lets people sign in, as the console does. One that does not – soketi's default app is such a
 * one – never closes the connections of an agent who was deactivated: they go on hearing what is said. Says so in the log,
 * and to admins until it is mended.
 */
export function createEngineCheck(engine: Engine, log: Log): EngineCheck {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let closesNobody = false;
  return {
    start() {
      running = look();
    },
    stop() {
      stopping.abort();
      return running;
    },
    troubles: () => (closesNobody ? ['engine_without_sign_in'] : []),
  };

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      const answer = await trySignIn(engine, stopping.signal);
      if (answer === 'signed in') {
        if (closesNobody) log.info({}, 'The engine lets people sign in now.');
        closesNobody = false;
        return;
      }
      if (answer === 'silence' && !closesNobody) {
        closesNobody = true;
        log.warn({}, WITHOUT_SIGN_IN);
      }
      // It is away, which the dispatcher says; or it may be restarted with other settings.
      await pause(TRY_AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  }
}

/** Signs in as nobody, and leaves. `silence`: nobody can; `away`: it could not be asked. */
export function trySignIn(engine: Engine, signal: AbortSignal): Promise<'signed in' | 'silence' | 'away'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(engineUrl(engine.address), {
      maxPayload: MOST_BYTES,
      handshakeTimeout: ANSWER_WITHIN_MS,
    });
    let connected = false;
    const end = (answer: 'signed in' | 'silence' | 'away') => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.terminate();
      resolve(answer);
    };
    const abort = () => end('away');
    const timer = setTimeout(() => end(connected ? 'silence' : 'away'), ANSWER_WITHIN_MS);
    signal.addEventListener('abort', abort);
    socket.on('error', () => end('away'));
    socket.on('close', () => end('away'));
    socket.on('message', (text) => {
      const frame = frameOf(String(text));
      if (frame.event === 'pusher:connection_established') {
        connected = true;
        const auth = engine.authenticateUser(String(frame.data['socket_id']), PROBE);
        socket.send(JSON.stringify({ event: 'pusher:signin', data: auth }));
      }
      if (frame.event === 'pusher:signin_success') end('signed in');
    });
  });
}

/** The address at which an engine opens WebSockets. */
export function engineUrl({ host, port, cluster, key, path, tls }: Engine['address']): string {
  const name = host ?? `ws-${cluster}.pusher.com`;
  return `${tls ? 'wss' : 'ws'}://${name}${port === null ? '' : `:${port}`}${path}/app/${key}?protocol=7&client=frontdesk&version=1`;
}

/** A frame of the engine; its data may be JSON within JSON. */
function frameOf(text: string): { event: string; data: Record<string, unknown> } {
  try {
    const { event, data } = JSON.parse(text) as { event?: unknown; data?: unknown };
    const inner: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return {
      event: String(event),
      data: typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {},
    };
  } catch {
    // Not a frame of this protocol: nothing to answer to.
    return { event: '', data: {} };
  }
}
