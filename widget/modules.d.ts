/** A style sheet's minified text; `rollup.config.mjs` makes it. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** The file name of the app's entry chunk; `rollup.config.mjs` knows it when it builds the loader. */
declare module 'frontdesk:app-entry' {
  export const APP_ENTRY: string;
}

/** pusher-js' own core over `transport/pusher-runtime.js`; `rollup.config.mjs` joins them. */
declare module 'frontdesk:pusher' {
  import type { PusherConstructor } from '../server/contract/sync/engine-link.ts';

  const Pusher: PusherConstructor & {
    /** `release` ends listening to whether the page is online. */
    Runtime: { getNetwork(): { release(): void } };
  };
  export default Pusher;
}
