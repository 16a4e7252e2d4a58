import { isChannelName, kindOf, userOfChannel } from '../channels/channel-names.ts';
import { authProblem } from '../wire/auth-string.ts';
import { channelSubject } from '../wire/signatures.ts';
import type { Connection } from './connection.ts';
import { memberFrom } from './presence-member.ts';
import { noteFailedAuth, refuseWith } from './refuse.ts';

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#subscription-events */
export function subscribe(connection: Connection, data: Record<string, unknown>, now: number): void {
  const { channel: name, auth, channel_data } = data;
  // Libraries that write out every field send null for what there is none of.
  const channelData = channel_data ?? undefined;
  const { app } = connection;
  if (userOfChannel(name) !== null) return subscribeToUser(connection, String(name));
  if (!isChannelName(name, app.limits.channelNameLength)) {
    const most = app.limits.channelNameLength;
    return refuse(
      connection,
      name,
      400,
      `Invalid channel name: at most ${most} characters of A-Z a-z 0-9 _ - = @ , . ;`,
    );
  }
  const existing = app.channels.get(name);
  if (existing !== undefined && connection.channels.has(existing)) {
    // Not as an error of the channel: the subscription that exists goes on.
    return refuseWith(connection, 'subscription', `Existing subscription to channel ${name}`);
  }
  if (connection.channels.size >= app.limits.channelsPerConnection) {
    return refuse(
      connection,
      name,
      429,
      `A connection has at most ${app.limits.channelsPerConnection} channels`,
    );
  }
  const kind = kindOf(name);
  if (!kind.guarded) return app.join(connection, name, null);
  if (typeof channelData !== 'string' && channelData !== undefined) {
    return refuse(connection, name, 400, 'channel_data must be a string of JSON');
  }
  const subject = channelSubject(connection.socketId, name, channelData);
  const wrong = authProblem(app.credentials, auth, subject, `subscription to ${name}`);
  if (wrong !== null) {
    refuse(connection, name, 401, wrong);
    return noteFailedAuth(connection, now);
  }
  if (!kind.presence) return app.join(connection, name, null);
  const member = memberFrom(channelData, connection);
  if (typeof member === 'string') return refuse(connection, name, 400, member);
  const most = app.limits.presenceMembers;
  if (existing?.presence && !existing.presence.has(member.userId) && existing.presence.count() >= most) {
    return refuse(connection, name, 429, `A presence channel has at most ${most} members`);
  }
  if ((existing?.presence?.connectionsOf(member.userId) ?? 0) >= app.limits.connectionsPerMember) {
    const of = app.limits.connectionsPerMember;
    return refuse(connection, name, 429, `A member has at most ${of} connections in a channel`);
  }
  app.join(connection, name, member);
}

export function unsubscribe(connection: Connection, data: Record<string, unknown>): void {
  const { channel: name } = data;
  const channel = typeof name === 'string' ? connection.app.channels.get(name) : undefined;
  if (channel !== undefined && connection.channels.has(channel)) {
    return connection.app.leave(connection, channel);
  }
  if (userOfChannel(name) !== null) return;
  refuseWith(
    connection,
    'subscription',
    'No current subscription to the channel, or subscription in progress',
  );
}

/**
 * The channel of a signed-in user was granted by signing in: this is only the client making sure. Nobody else's is
 * ever let in, or whoever knows an id would read what is sent to its owner.
 */
function subscribeToUser(connection: Connection, name: string): void {
  if (connection.user === null || connection.user.id !== userOfChannel(name)) {
    return refuse(connection, name, 401, 'This channel belongs to another user');
  }
  connection.send({ event: 'pusher_internal:subscription_succeeded', channel: name, data: '{}' });
}

/** As an event of the channel, so that whoever subscribed hears it: pusher-js takes no other answer for a refusal. */
function refuse(connection: Connection, name: unknown, status: number, error: string): void {
  connection.app.counters.refuse('subscription');
  connection.send({
    event: 'pusher:subscription_error',
    ...(typeof name === 'string' ? { channel: name } : {}),
    data: JSON.stringify({ type: status === 401 ? 'AuthError' : 'SubscriptionError', error, status }),
  });
}
