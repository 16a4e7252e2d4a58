/**
 * The version of everything in this folder taken together. A client sends it with every request
 * (`Frontdesk-Protocol`); a server that no longer speaks it answers `426 protocol_outdated` and the client
 * asks its user to reload. When it is raised, and how long the one before is served: `README.md`, *The protocol's version*.
 */
export const PROTOCOL_VERSION = 2;

/** The oldest version that the server still speaks with: raised at the earliest 30 days after the release of the next one. */
export const OLDEST_PROTOCOL = 2;

/** The request header that carries {@link PROTOCOL_VERSION}. */
export const PROTOCOL_HEADER = 'frontdesk-protocol';

/** The request header with which a program names the agent in whose name it asks. */
export const AGENT_HEADER = 'frontdesk-agent';

/**
 * An event on an engine may not exceed 10 kB in UTF-8 bytes, see
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-event-trigger-an-event.
 * Ours stay below by a margin for the envelope; past it they travel without `data` and clients fetch.
 */
export const ENGINE_EVENT_LIMIT_BYTES = 9_000;

/** How long after sending it an agent may take a message back: long enough to notice, too short to have been relied on. */
export const UNSEND_WITHIN_MS = 60_000;

/** How long after sending it an agent may write a message anew. */
export const EDIT_WITHIN_MS = 60 * 60_000;

/*
 * Simple requests: those that a browser sends to another origin without asking first whether it may (CORS,
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header): headers of one's own are out, but `Accept` may carry
 * parameters (RFC 9110, 12.5.1), and JSON may travel as text. That saves the widget a round trip for every new address.
 */
const ACCEPT = /^application\/json;frontdesk-protocol=(\d{1,9})(?:;frontdesk-token=([\w-]{1,64}))?$/;

/** What `Accept` says: the protocol that is spoken, and the visitor's token where there is one. At most 128 bytes. */
export function simpleAccept(protocol: number, token: string | null): string {
  return `application/json;frontdesk-protocol=${protocol}${token === null ? '' : `;frontdesk-token=${token}`}`;
}

/** What {@link simpleAccept} wrote; null for any other `Accept`. */
export function readSimpleAccept(
  accept: string | undefined,
): { protocol: string; token: string | undefined } | null {
  const [, protocol, token] = ACCEPT.exec(accept ?? '') ?? [];
  return protocol === undefined ? null : { protocol, token };
}
