import WebSocket from 'ws';
import { ChatAway, ChatRefused } from '../chat-service.ts';
import type { SlackApi } from './slack-api.ts';

/** An envelope has a message of at most 40,000 characters, twice, and what Slack says around it. */
const MOST_FRAME_BYTES = 2 * 1024 * 1024;
const HANDSHAKE_LIMIT_MS = 15_000;
/** Slack pings every few seconds. After so long without a sign the connection is dead. */
const SILENCE_MS = 60_000;
const PING_EVERY_MS = 20_000;
/** So many envelopes may wait to be kept; more than that come again. */
const MOST_WAITING = 500;

type Json = Readonly<Record<string, unknown>>;

export type SlackSocketOptions = {
  /** With the app's token (`xapp-`). */
  api: SlackApi;
  /** Slack said hello. */
  connected(): void;
  /** An event, to be kept. Slack is told that it came once this resolves; while it rejects, Slack brings it again. */
  keep(eventId: string, event: Json): Promise<void>;
  log: { warn(details: object, message: string): void };
  signal: AbortSignal;
};

/**
 * Listens to Slack by Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode), which needs no address that Slack can
 * reach. Resolves when Slack closes the connection, as it does every few hours, or the signal ends it; whoever called connects anew.
 * @throws ChatRefused, ChatAway when no connection can be had, or it broke off
 */
export async function listenToSlack({
  api,
  connected,
  keep,
  log,
  signal,
}: SlackSocketOptions): Promise<void> {
  const { url } = await api.call('apps.connections.open', {}, signal);
  if (typeof url !== 'string' || !/^wss?:\/\//.test(url))
    throw new ChatAway('Slack gave no address to connect to.');
  const socket = new WebSocket(url, {
    maxPayload: MOST_FRAME_BYTES,
    handshakeTimeout: HANDSHAKE_LIMIT_MS,
    followRedirects: false,
  });
  await new Promise<void>((resolve, reject) => {
    let heardAt = performance.now();
    let waiting = 0;
    let kept: Promise<void> = Promise.resolve();
    let reason: ChatAway | ChatRefused | null = null;
    const hear = () => {
      heardAt = performance.now();
    };
    const close = () => socket.close(1000);
    const watch = setInterval(() => {
      if (performance.now() - heardAt > SILENCE_MS) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, PING_EVERY_MS);
    signal.addEventListener('abort', close);

    socket.on('ping', hear);
    socket.on('pong', hear);
    socket.on('error', (error) => {
      reason ??= new ChatAway(`The connection to Slack failed (${error.message}).`);
    });
    socket.on('close', (code) => {
      clearInterval(watch);
      signal.removeEventListener('abort', close);
      // What came is kept before anybody connects anew.
      void kept.then(() => {
        if (signal.aborted || (reason === null && code === 1000)) resolve();
        else reject(reason ?? new ChatAway(`The connection to Slack was closed (${code}).`));
      });
    });
    socket.on('message', (data) => {
      hear();
      const frame = parse(String(data));
      if (frame['type'] === 'hello') connected();
      if (frame['type'] === 'disconnect') {
        if (frame['reason'] === 'link_disabled') reason = new ChatRefused('socket_mode_disabled', 'access');
        // Such as `warning` and `refresh_requested`: what is not acknowledged comes over the next connection.
        close();
      }
      const { envelope_id } = frame;
      if (typeof envelope_id !== 'string') return;
      if (waiting >= MOST_WAITING) return;
      waiting += 1;
      kept = kept
        .then(() => take(envelope_id, frame))
        .finally(() => {
          waiting -= 1;
        });
    });

    async function take(envelope_id: string, frame: Json): Promise<void> {
      try {
        const payload = objectOf(frame['payload']);
        if (frame['type'] === 'events_api')
          await keep(String(payload['event_id'] ?? envelope_id), objectOf(payload['event']));
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ envelope_id }));
      } catch (error) {
        log.warn({ err: error }, 'News from Slack could not be kept; Slack brings them again.');
      }
    }
  });
}

function parse(text: string): Json {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    // No frame of the protocol: nothing follows from it.
    return {};
  }
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
