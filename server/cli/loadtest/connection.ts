import { WebSocket } from 'ws';
import { CONVERSATION_EVENT } from '../../contract/channels.ts';
import type { ChannelAuth, EngineAddress } from '../../contract/schemas/engine.ts';
import type { EngineFrame } from '../../contract/schemas/events.ts';
import { Refused } from './ask.ts';

const CONNECT_WITHIN_MS = 20_000;

type Frame = { event: string; channel?: string; data?: string };

/**
 * A connection as a widget has one, in its visitor's channel.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
 * @param authorize how the server lets somebody into a channel
 * @param delivered is told the id of each message that comes
 * @returns what closes it, once the engine has confirmed the channel
 * @throws Refused `engine` when it does not come about
 */
export function connectVisitor(
  engine: EngineAddress,
  channel: string,
  authorize: (request: { socket_id: string; channel_name: string }) => Promise<ChannelAuth>,
  delivered: (messageId: string) => void,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(addressOf(engine), { handshakeTimeout: CONNECT_WITHIN_MS });
    const fail = () => {
      clearTimeout(timer);
      socket.terminate();
      reject(new Refused('engine'));
    };
    const timer = setTimeout(fail, CONNECT_WITHIN_MS);
    socket.on('error', fail);
    socket.on('close', fail);
    const say = (event: string, data: object) => socket.send(JSON.stringify({ event, data }));
    socket.on('message', (raw) => {
      const frame = frameFrom(String(raw));
      switch (frame.event) {
        case 'pusher:connection_established': {
          const { socket_id } = JSON.parse(frame.data ?? '{}') as { socket_id: string };
          authorize({ socket_id, channel_name: channel }).then(
            (auth) => say('pusher:subscribe', { channel, ...auth }),
            fail,
          );
          return;
        }
        case 'pusher:ping':
          return say('pusher:pong', {});
        case 'pusher:error':
          return fail();
        case 'pusher_internal:subscription_succeeded':
          clearTimeout(timer);
          return resolve(() => socket.terminate());
        case CONVERSATION_EVENT: {
          const sent = JSON.parse(frame.data ?? '{}') as EngineFrame;
          if (!sent.cut && sent.event.type === 'message.created') delivered(sent.event.data.message.id);
        }
      }
    });
  });
}

/** What is no frame is an error of the engine's. */
function frameFrom(text: string): Frame {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { event: 'pusher:error' };
    throw error;
  }
}

function addressOf({ key, cluster, host, port, path, tls }: EngineAddress): string {
  const place = `${host ?? `ws-${cluster}.pusher.com`}${port === null ? '' : `:${port}`}`;
  return `${tls ? 'wss' : 'ws'}://${place}${path}/app/${key}?protocol=7&client=frontdesk-loadtest&version=1`;
}
