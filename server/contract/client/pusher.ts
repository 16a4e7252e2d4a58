/// <reference path="./pusher-core.d.ts" />
import Core from 'frontdesk:pusher';
import type { PusherConstructor } from './engine-link.ts';

/** pusher-js, for `createEngineLink`. `Runtime.getNetwork().release()` ends listening to whether the page is online. */
export const Pusher: PusherConstructor & { Runtime: { getNetwork(): { release(): void } } } = Core;
