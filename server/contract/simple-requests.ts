/**
 * Requests that a browser sends to another origin without asking first whether it may (CORS, "simple requests",
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
