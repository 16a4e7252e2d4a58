import { kindOf } from '../channels/channel-names.ts';
import type { RelayApp } from '../relay-app.ts';
import { parameter, type RequestUrl } from '../wire/request-url.ts';
import { ApiError } from './api-error.ts';
import { readInfo } from './read-event.ts';

const MS_PER_S = 1_000;

/** https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-channels-fetch-info-for-multiple-channels */
export function listChannels(app: RelayApp, url: RequestUrl): object {
  const prefix = parameter(url, 'filter_by_prefix') ?? '';
  const info = readInfo(parameter(url, 'info'));
  if (info.includes('user_count') && !prefix.startsWith('presence-')) {
    throw new ApiError(
      400,
      'user_count is known of presence channels only: filter_by_prefix must begin with presence-',
    );
  }
  const names = [...app.channels.keys()].filter((name) => name.startsWith(prefix));
  return { channels: Object.fromEntries(names.map((name) => [name, attributesOf(app, name, info)])) };
}

/** https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-channel-fetch-info-for-one-channel */
export function describeChannel(app: RelayApp, name: string, url: RequestUrl): object {
  const info = readInfo(parameter(url, 'info'));
  if (info.includes('user_count') && !kindOf(name).presence) {
    throw new ApiError(400, 'user_count is known of presence channels only');
  }
  if (info.includes('cache') && !kindOf(name).cache) {
    throw new ApiError(400, 'cache is known of cache channels only');
  }
  return { occupied: app.channels.has(name), ...attributesOf(app, name, info) };
}

/** https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-users */
export function listUsers(app: RelayApp, name: string): object {
  if (!kindOf(name).presence) throw new ApiError(400, 'Users can only be retrieved for presence channels');
  return { users: (app.channels.get(name)?.presence?.ids() ?? []).map((id) => ({ id })) };
}

/** Those of the attributes that a channel of this kind has. */
export function attributesOf(app: RelayApp, name: string, info: readonly string[]): object {
  const attributes: Record<string, unknown> = {};
  if (info.length === 0) return attributes;
  const channel = app.channels.get(name);
  const kind = kindOf(name);
  if (info.includes('user_count') && kind.presence)
    attributes['user_count'] = channel?.presence?.count() ?? 0;
  if (info.includes('subscription_count')) attributes['subscription_count'] = channel?.subscribers.size ?? 0;
  if (info.includes('cache') && kind.cache) attributes['cache'] = cacheOf(app, name);
  return attributes;
}

function cacheOf(app: RelayApp, name: string): { data: string; ttl: number } | null {
  const cached = app.cache.get(name);
  if (cached === null) return null;
  return { data: cached.data, ttl: Math.ceil((cached.until - app.now()) / MS_PER_S) };
}
