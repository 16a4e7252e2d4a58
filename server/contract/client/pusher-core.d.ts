/** pusher-js' own core over `pusher-runtime.js`; `.build/pusher-core.mjs` joins them. */
declare module 'frontdesk:pusher' {
  import type { PusherConstructor } from './engine-link.ts';

  const Pusher: PusherConstructor & { Runtime: { getNetwork(): { release(): void } } };
  export default Pusher;
}
