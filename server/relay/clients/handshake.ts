import type { IncomingMessage } from 'node:http';
import type { RelayApp } from '../relay-app.ts';
import { CLOSE, type Closing } from '../wire/close-codes.ts';
import { decodePart, parameter, type RequestUrl } from '../wire/request-url.ts';

/** Versions before 4 encoded their messages otherwise: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#changelog */
const PROTOCOLS = { from: 4, to: 7 };
const VERSION = /^\d{1,3}$/;

/** Why a connection is not wanted; `reason` is what the metrics count it under. */
export type Refusal = { closing: Closing; reason: string };

/**
 * The key in `<wsPath>/app/<key>`.
 * @returns null when the path is not the relay's; an empty text when it is, but names no app
 */
export function keyIn(path: string, wsPath: string): string | null {
  const prefix = `${wsPath}/app/`;
  if (!path.startsWith(prefix)) return null;
  const key = path.slice(prefix.length);
  return key.includes('/') ? '' : decodePart(key);
}

/** What is wrong with how a client introduces itself, or null. */
export function introductionProblem(url: RequestUrl): Refusal | null {
  const version = parameter(url, 'protocol');
  const refused = (closing: Closing): Refusal => ({ closing, reason: 'protocol' });
  if (version === undefined || version === '') return refused(CLOSE.noProtocol);
  if (!VERSION.test(version)) return refused(CLOSE.badVersion);
  const protocol = Number(version);
  return protocol < PROTOCOLS.from || protocol > PROTOCOLS.to ? refused(CLOSE.unsupportedProtocol) : null;
}

/** What keeps this client out of this app, or null. */
export function admissionProblem(app: RelayApp, request: IncomingMessage, secure: boolean): Refusal | null {
  const { enabled, tlsOnly, allowedOrigins } = app.options;
  if (enabled === false) return { closing: CLOSE.appDisabled, reason: 'app_disabled' };
  if (tlsOnly === true && !secure) return { closing: CLOSE.tlsOnly, reason: 'tls_only' };
  if (allowedOrigins !== undefined && !allowedOrigins.includes(request.headers.origin ?? '')) {
    return { closing: CLOSE.unauthorized, reason: 'origin' };
  }
  if (app.connections.size >= app.limits.connections) {
    return { closing: CLOSE.overQuota, reason: 'over_quota' };
  }
  return null;
}
