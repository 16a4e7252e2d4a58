import { newId } from '../../server/contract/client/browser-ports.ts';
import type { Call } from '../embed/app-handle.ts';

/** Of more, the oldest is let go. */
const MOST_CALLS = 50;

/**
 * What the page says of its visitor, as it can go over to the frame. It is said again where the frame has to begin anew: steps
 * have their ids from here, so that each is one step however often the frame is told of it.
 * @param early what was said before there was a frame; what cannot go over is left out, and told to the browser's console
 */
export function rememberCalls(early: readonly Call[]) {
  let calls: Call[] = [];
  let source: unknown = null;
  for (const call of early) {
    const next = passable(call);
    try {
      keep(next);
    } catch (error) {
      console.error(error);
    }
  }
  return {
    /**
     * @returns the call as it goes over
     * @throws DataCloneError where it cannot: there is a function in it
     */
    add(call: Call): Call {
      const next = passable(call);
      keep(next);
      return next;
    },
    all: (): readonly Call[] => calls,
    forget(): void {
      calls = [];
    },
    /** What the page gave to `identify` last; of a function, what that gives now. */
    identity: () => (typeof source === 'function' ? source() : source),
  };

  function keep(call: Call): void {
    structuredClone(call);
    calls = [...calls, call].slice(-MOST_CALLS);
  }

  /** A function for `identify` stays here; the frame asks for what it gives. */
  function passable([method, ...args]: Call): Call {
    if (method === 'identify') [source] = args;
    if (method === 'identify' && typeof source === 'function') return ['identifyBy'];
    // Objects of frameworks are proxies, which no port takes.
    const [first, second] = args.map((one) => (typeof one === 'object' && one !== null ? { ...one } : one));
    return method === 'track' ? [method, first, second, newId()] : [method, first];
  }
}
