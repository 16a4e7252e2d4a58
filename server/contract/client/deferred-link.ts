import type { Timings } from '../schemas/engine.ts';
import type { ChannelHandlers, LinkState, OpenChannel } from './engine-link.ts';
import { untilNextLook } from './pace.ts';
import type { Timers } from './ports.ts';
import type { SharedLink } from './shared-link.ts';

/** What a link tells whoever opened it. */
export type LinkListener = { changed(state: LinkState): void; poll(): void };

/**
 * A shared link whose code is fetched first. Channels that are opened meanwhile are opened once it is there; where it
 * cannot be had, the server is polled, as when the engine itself is out of reach, and it is tried again. A tab without
 * the code speaks for itself alone.
 */
export function createDeferredLink(
  deps: Timers & { timings: Timings; load(): Promise<(listener: LinkListener) => SharedLink> },
  listener: LinkListener,
): SharedLink {
  type Wanted = { name: string; handlers: ChannelHandlers; channel: OpenChannel | null };
  const wanted = new Set<Wanted>();
  let link: SharedLink | null = null;
  /** The code came while the page slept: it begins when the page wakes. */
  let begin = () => {};
  let state: LinkState = 'connecting';
  let resting = false;
  let stopped = false;
  let cancelRetry = () => {};
  load();

  return {
    open(name, handlers) {
      const one: Wanted = { name, handlers, channel: link?.open(name, handlers) ?? null };
      wanted.add(one);
      return {
        trigger: (event, data) => one.channel?.trigger(event, data) ?? false,
        close() {
          wanted.delete(one);
          one.channel?.close();
        },
      };
    },
    wake() {
      resting = false;
      if (link !== null) return link.wake();
      begin();
      listener.poll();
    },
    rest() {
      resting = true;
      link?.rest();
    },
    state: () => link?.state() ?? state,
    leads: () => link?.leads() ?? state === 'polling',
    stop() {
      stopped = true;
      cancelRetry();
      link?.stop();
    },
  };

  function load(): void {
    deps.load().then(loaded, () => {
      if (stopped) return;
      if (state !== 'polling') listener.changed('polling');
      state = 'polling';
      listener.poll();
      cancelRetry = deps.after(untilNextLook(state, deps.timings, deps.random), load);
    });
  }

  function loaded(connect: (listener: LinkListener) => SharedLink): void {
    begin = () => {
      begin = () => {};
      if (stopped) return;
      link = connect(listener);
      if (state !== link.state()) listener.changed(link.state());
      for (const one of wanted) one.channel = link.open(one.name, one.handlers);
    };
    if (!resting) begin();
  }
}
