/** A style sheet's minified text; `.build/css-text.mjs` makes it. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** The file name of the app's entry chunk; `.build/loader-plugins.mjs` knows it when the loader is built. */
declare module 'frontdesk:app-entry' {
  export const APP_ENTRY: string;
}

/** pusher-js' own core over `transport/pusher-runtime.js`; `.build/pusher-core.mjs` joins them. */
declare module 'frontdesk:pusher' {
  import type { PusherConstructor } from '../server/contract/client/engine-link.ts';

  const Pusher: PusherConstructor & {
    /** `release` ends listening to whether the page is online. */
    Runtime: { getNetwork(): { release(): void } };
  };
  export default Pusher;
}
