/** Why a connection is closed, as clients understand it. */
export type Closing = { code: number; message: string };

/**
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes
 *
 * 4000 to 4099: a client does not come back by itself. 4100 to 4199: it comes back after a second or more.
 * 4200 to 4299: it comes back at once. 43xx are sent in a `pusher:error` and never close anything.
 */
export const CLOSE = {
  tlsOnly: { code: 4000, message: 'This application accepts TLS connections only' },
  unknownApp: { code: 4001, message: 'Application does not exist' },
  appDisabled: { code: 4003, message: 'Application is disabled' },
  overQuota: { code: 4004, message: 'Application is over its connection quota' },
  pathNotFound: { code: 4005, message: 'Path not found' },
  badVersion: { code: 4006, message: 'Invalid version string format' },
  unsupportedProtocol: { code: 4007, message: 'Unsupported protocol version' },
  noProtocol: { code: 4008, message: 'No protocol version supplied' },
  unauthorized: { code: 4009, message: 'Connection is unauthorized' },
  overCapacity: { code: 4100, message: 'Over capacity' },
  addressFull: { code: 4100, message: 'Too many connections from this address' },
  restarting: { code: 4100, message: 'The server is about to restart' },
  tooManyFrames: { code: 4100, message: 'Too many messages from this connection' },
  tooMuchWork: { code: 4100, message: 'Too many messages from this address' },
  tooManyFailures: { code: 4100, message: 'Too many wrong signatures' },
  reconnect: { code: 4200, message: 'The server restarts, please come back' },
  /** Of the WebSocket protocol itself: https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
  frameTooLarge: { code: 1009, message: 'Message too large' },
  pongMissing: { code: 4201, message: 'Pong reply not received' },
} as const satisfies Record<string, Closing>;

/** Codes of `pusher:error` frames after which the connection stays. */
export const ERROR_CODE = { clientEventRate: 4301, watchlistSize: 4302 } as const;
