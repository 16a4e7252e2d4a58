import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Config, PusherConfig } from '../../config.ts';
import { CHECK_CHANNEL, lastHeard } from '../../doctor/self-check.ts';
import { engineUrl } from '../../engine/engine-check.ts';
import { createPusherEngine } from '../../engine/pusher-engine.ts';
import type { Data } from '../with-data.ts';
import { MOST_BYTES, Note, PATIENCE_MS } from './finding.ts';

/** Pusher sends some seconds later. */
const WEBHOOK_WITHIN_MS = 12_000;
const LOOK_EVERY_MS = 100;
/** What can be signed: https://pusher.com/docs/channels/library_auth_reference/auth-signatures/ */
const SOCKET_ID = /^\d+\.\d+$/;

/**
 * Whether what the engine reports arrives: subscribes to a channel that nobody else has, and waits until the running server has
 * been told so. Without webhooks everything works; who comes and goes is then asked for every few seconds.
 */
export async function engineWebhooks(
  { pusher, publicUrl }: Config,
  { read }: Data['database'],
  withinMs = WEBHOOK_WITHIN_MS,
): Promise<string> {
  if (pusher === null) return 'the embedded relay tells the server by itself';
  const channel = `${CHECK_CHANNEL}${randomUUID()}`;
  const leave = await subscribe(pusher, channel);
  try {
    const deadline = Date.now() + withinMs;
    while (Date.now() < deadline) {
      if ((await lastHeard(read)) === channel) return `arrive at ${publicUrl}/api/engine-webhook`;
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    await leave();
  }
  throw new Note(
    `none arrived within ${withinMs / 1_000} s: who comes and goes is noticed some seconds later. Give ${publicUrl}/api/engine-webhook to the engine for “Channel existence” (Pusher: Webhooks of the app; soketi: SOKETI_DEFAULT_APP_WEBHOOKS), and let it reach that address.`,
  );
}

/** @returns leaves again @throws with a sentence when the engine lets nobody in */
async function subscribe(pusher: PusherConfig, channel: string): Promise<() => Promise<void>> {
  const engine = createPusherEngine(pusher);
  const socket = new WebSocket(engineUrl(engine.address), {
    maxPayload: MOST_BYTES,
    handshakeTimeout: PATIENCE_MS,
  });
  const leave = async () => {
    socket.terminate();
    await engine.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) =>
        reject(new Error(`No channel of the engine can be subscribed to (${why}).`));
      const late = setTimeout(() => fail(`no answer within ${PATIENCE_MS / 1_000} s`), PATIENCE_MS);
      socket.on('error', ({ message }) => fail(message));
      socket.on('close', () => {
        clearTimeout(late);
        fail('it closed the connection');
      });
      socket.on('message', (text) => {
        const { event, data } = frameOf(String(text));
        if (event === 'pusher:connection_established') {
          const socketId = String(data['socket_id']);
          if (!SOCKET_ID.test(socketId)) return fail('it does not speak the protocol of Pusher Channels');
          const auth = engine.authorizeChannel(socketId, { name: channel, member: null });
          socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...auth } }));
        }
        if (event === 'pusher:error') fail(String(data['message']).slice(0, 200));
        if (event !== 'pusher_internal:subscription_succeeded') return;
        clearTimeout(late);
        resolve();
      });
    });
  } catch (error) {
    await leave();
    throw error;
  }
  return leave;
}

/** A frame of the engine; its data is JSON within JSON, or an object. What is neither says nothing. */
function frameOf(text: string): { event: string; data: Record<string, unknown> } {
  try {
    const { event, data } = JSON.parse(text) as { event?: unknown; data?: unknown };
    const inner: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return { event: String(event), data: (inner ?? {}) as Record<string, unknown> };
  } catch {
    return { event: '', data: {} };
  }
}
