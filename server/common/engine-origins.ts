import type { EngineAddress } from '../contract/schemas/engine.ts';

/** Where browsers open WebSockets, as a Content-Security-Policy names it. */
export function engineOrigins(engine: EngineAddress): string[] {
  if (engine.host === null) return [`wss://ws-${engine.cluster}.pusher.com`];
  return [`${engine.tls ? 'wss' : 'ws'}://${engine.host}${engine.port === null ? '' : `:${engine.port}`}`];
}
