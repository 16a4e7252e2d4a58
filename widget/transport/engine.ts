import Pusher from 'frontdesk:pusher';
import { createEngineLink } from '../../server/contract/client/engine-link.ts';

/** pusher-js and what is made of it: fetched by the tab that connects, when there is somebody to connect for. */
export const engineCode = { Pusher, createEngineLink };

/** pusher-js listens to the page from the moment its file is read; this ends it. */
export const release = (): void => Pusher.Runtime.getNetwork().release();
