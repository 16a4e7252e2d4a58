import { isRecord } from '../wire/json.ts';
import { parseFrame } from '../wire/parse-frame.ts';
import { relayClientEvent } from './client-events.ts';
import type { Connection } from './connection.ts';
import { refuseWith } from './refuse.ts';
import { signIn } from './sign-in.ts';
import { subscribe, unsubscribe } from './subscriptions.ts';

/**
 * Does what a frame of a client asks for. Whatever it holds, the worst that follows is an error frame.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
 */
export function handleFrame(connection: Connection, text: string, now: number): void {
  const frame = parseFrame(text);
  if (frame === null) {
    return refuseWith(connection, 'malformed', 'The message is not a JSON object with an event name');
  }
  const data = isRecord(frame.data) ? frame.data : {};
  switch (frame.event) {
    case 'pusher:ping':
      return connection.send({ event: 'pusher:pong', data: '{}' });
    case 'pusher:pong':
      return;
    case 'pusher:subscribe':
      return subscribe(connection, data, now);
    case 'pusher:unsubscribe':
      return unsubscribe(connection, data);
    case 'pusher:signin':
      return signIn(connection, data, now);
    default:
      if (frame.event.startsWith('client-')) return relayClientEvent(connection, frame, now);
      // Names of the protocol's own, or of nobody's: never relayed, and not worth an answer.
      return connection.app.counters.refuse('unknown_event');
  }
}
