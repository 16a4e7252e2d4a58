import { createEngineLink } from '../../server/contract/client/engine-link.ts';
import { Pusher } from '../../server/contract/client/pusher.ts';
import { createSharedLink } from '../../server/contract/client/shared-link.ts';

/** pusher-js and what is made of it: fetched once somebody has signed in. */
export const engineCode = { Pusher, createEngineLink, createSharedLink };
