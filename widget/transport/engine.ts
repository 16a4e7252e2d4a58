import { createEngineLink } from '../../server/contract/client/engine-link.ts';
import { Pusher } from '../../server/contract/client/pusher.ts';
import { createSharedLink } from '../../server/contract/client/shared-link.ts';

/** pusher-js and what is made of it, and how tabs share it: fetched when there is somebody to connect for. */
export const engineCode = { Pusher, createEngineLink, createSharedLink };

/** pusher-js listens to the page from the moment its file is read; this ends it. */
export const release = (): void => Pusher.Runtime.getNetwork().release();
