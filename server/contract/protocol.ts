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
