import { isChannelName, isUserChannelName, kindOf, USER_CHANNEL_PREFIX } from './channel-names.ts';
import type { Connection } from './connection.ts';
import { encodeFrame, isRecord, parseFrame } from './frames.ts';
import type { Counters } from './metrics.ts';
import type { RelayApp } from './relay-app.ts';
import { authProblem, channelSubject, userSubject } from './signatures.ts';

const CLIENT_EVENT_RATE_CODE = 4301;
const USER_ID = /^[A-Za-z0-9_\-=@,.;]{1,128}$/;

/**
 * Does what a frame of a client asks for. Whatever it holds, the worst that follows is an error frame.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
 */
export function handleFrame(
  app: RelayApp,
  connection: Connection,
  text: string,
  now: number,
  counters: Counters,
): void {
  counters.counters.framesIn += 1;
  if (!connection.frames.take(now)) return counters.refuse('frame_rate');
  const frame = parseFrame(text);
  if (frame === null)
    return problem(connection, counters, 'malformed', 'The message is not a JSON object with an event name');
  const data = isRecord(frame.data) ? frame.data : {};
  switch (frame.event) {
    case 'pusher:ping':
      return connection.send({ event: 'pusher:pong', data: '{}' });
    case 'pusher:pong':
      return;
    case 'pusher:subscribe':
      return subscribe(app, connection, data, counters);
    case 'pusher:unsubscribe':
      return unsubscribe(app, connection, data);
    case 'pusher:signin':
      return signIn(app, connection, data, counters);
    default:
      if (frame.event.startsWith('client-')) return clientEvent(app, connection, frame, now, counters);
      return counters.refuse('unknown_event');
  }
}

function subscribe(
  app: RelayApp,
  connection: Connection,
  data: Record<string, unknown>,
  counters: Counters,
): void {
  const { channel: name, auth, channel_data: channelData } = data;
  const refuse = (status: number, message: string) => {
    counters.refuse('subscription');
    const error = { type: status === 401 ? 'AuthError' : 'SubscriptionError', error: message, status };
    connection.send({
      event: 'pusher:subscription_error',
      ...(typeof name === 'string' ? { channel: name } : {}),
      data: JSON.stringify(error),
    });
  };
  if (isUserChannelName(name)) {
    // Granted by signing in; the frame is only pusher-js making sure. Nobody else's is ever let in.
    if (connection.user?.id !== name.slice(USER_CHANNEL_PREFIX.length))
      return refuse(401, 'This channel belongs to another user');
    return connection.send({ event: 'pusher_internal:subscription_succeeded', channel: name, data: '{}' });
  }
  if (!isChannelName(name, app.limits.channelNameLength)) {
    return refuse(
      400,
      `Channel names have at most ${app.limits.channelNameLength} characters of A-Z a-z 0-9 _ - = @ , . ;`,
    );
  }
  if (connection.channels.size >= app.limits.channelsPerConnection)
    return refuse(400, 'This connection has too many channels');
  const existing = app.channels.get(name);
  if (existing !== undefined && connection.channels.has(existing))
    return refuse(400, `Existing subscription to channel ${name}`);
  const kind = kindOf(name);
  if (!kind.guarded) return app.join(connection, name, null);
  if (channelData !== undefined && typeof channelData !== 'string')
    return refuse(400, 'channel_data must be a string of JSON');
  const signedIn = kind.presence && channelData === undefined && connection.user !== null;
  const wrong = authProblem(app.options, auth, channelSubject(connection.socketId, name, channelData));
  if (wrong !== null) return refuse(401, wrong);
  if (!kind.presence) return app.join(connection, name, null);
  const member =
    signedIn && connection.user !== null
      ? { userId: connection.user.id, info: connection.user.info }
      : memberFrom(channelData, app);
  if (typeof member === 'string') return refuse(400, member);
  const full =
    (existing?.members.size ?? 0) >= app.limits.presenceMembers &&
    existing?.members.has(member.userId) !== true;
  if (full) return refuse(400, `A presence channel has at most ${app.limits.presenceMembers} members`);
  app.join(connection, name, member);
}

/** The member that `channel_data` names, or a sentence that says what is wrong with it. */
function memberFrom(
  channelData: string | undefined,
  app: RelayApp,
): { userId: string; info: unknown } | string {
  const frame = channelData === undefined ? null : parsedRecord(channelData);
  const id = frame?.['user_id'];
  const userId = typeof id === 'number' ? String(id) : id;
  if (typeof userId !== 'string' || userId === '') return 'channel_data must be JSON with a user_id';
  if (userId.length > app.limits.presenceUserIdLength)
    return `user_id has at most ${app.limits.presenceUserIdLength} characters`;
  if (Buffer.byteLength(channelData ?? '') > app.limits.presenceUserBytes)
    return `channel_data has at most ${app.limits.presenceUserBytes} bytes`;
  return { userId, info: frame?.['user_info'] };
}

function unsubscribe(app: RelayApp, connection: Connection, data: Record<string, unknown>): void {
  const channel = typeof data['channel'] === 'string' ? app.channels.get(data['channel']) : undefined;
  if (channel !== undefined) app.leave(connection, channel);
}

function signIn(
  app: RelayApp,
  connection: Connection,
  data: Record<string, unknown>,
  counters: Counters,
): void {
  const { auth, user_data: userData } = data;
  const refuse = (message: string) => problem(connection, counters, 'sign_in', message, 4009);
  if (typeof userData !== 'string') return refuse('user_data must be a string of JSON');
  const wrong = authProblem(app.options, auth, userSubject(connection.socketId, userData));
  if (wrong !== null) return refuse(wrong);
  const user = parsedRecord(userData);
  const id = user?.['id'];
  if (typeof id !== 'string' || !USER_ID.test(id))
    return refuse('user_data must be JSON with an id of A-Z a-z 0-9 _ - = @ , . ;');
  if (connection.user !== null && connection.user.id !== id)
    return refuse('This connection is signed in as another user');
  app.signIn(connection, { id, info: user?.['user_info'] });
  connection.send({ event: 'pusher:signin_success', data: JSON.stringify({ user_data: userData }) });
}

function clientEvent(
  app: RelayApp,
  connection: Connection,
  frame: { event: string; channel: string | undefined; data: unknown },
  now: number,
  counters: Counters,
): void {
  const channel = frame.channel === undefined ? undefined : app.channels.get(frame.channel);
  const refuse = (message: string, code: number | null = null) =>
    problem(connection, counters, 'client_event', message, code, frame.channel);
  if (app.options.clientEvents !== true) return refuse('Client events are not enabled for this app');
  const kind = kindOf(frame.channel ?? '');
  if (!kind.guarded || kind.encrypted)
    return refuse('Client event rejected - only supported on private and presence channels');
  if (channel === undefined || !connection.channels.has(channel))
    return refuse('Client event rejected - not subscribed to the channel');
  if (frame.event.length > app.limits.eventNameLength)
    return refuse('Client event rejected - the name is too long');
  const size = Buffer.byteLength(
    typeof frame.data === 'string' ? frame.data : (JSON.stringify(frame.data) ?? ''),
  );
  if (size > app.limits.eventBytes)
    return refuse(`Client event rejected - the data exceeds ${app.limits.eventBytes} bytes`);
  if (!connection.clientEvents.take(now)) {
    return refuse(
      `Client event rejected - at most ${app.limits.clientEventsPerSecond} a second`,
      CLIENT_EVENT_RATE_CODE,
    );
  }
  const userId = connection.channels.get(channel) ?? null;
  const relayed = encodeFrame({
    event: frame.event,
    channel: channel.name,
    data: frame.data,
    ...(userId === null ? {} : { user_id: userId }),
  });
  app.broadcast(channel, relayed, connection.socketId);
  app.webhooks.report({
    name: 'client_event',
    channel: channel.name,
    event: frame.event,
    data: typeof frame.data === 'string' ? frame.data : JSON.stringify(frame.data),
    socket_id: connection.socketId,
    ...(userId === null ? {} : { user_id: userId }),
  });
}

function problem(
  connection: Connection,
  counters: Counters,
  reason: string,
  message: string,
  code: number | null = null,
  channel?: string,
): void {
  counters.refuse(reason);
  connection.send({
    event: 'pusher:error',
    ...(channel === undefined ? {} : { channel }),
    data: { code, message },
  });
}

function parsedRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    // Signed, but not JSON: the caller says what it must be.
    return null;
  }
}
