import type { Timings } from '../schemas/engine.ts';
import {
  type ChannelHandlers,
  type EngineLink,
  type LinkState,
  type OpenChannel,
  untilNextLook,
} from './engine-link.ts';
import type { Timers } from './ports.ts';

/** What a link tells whoever opened it. */
export type LinkListener = { changed(state: LinkState): void; poll(): void };

/**
 * An engine link whose code is fetched first. Channels that are opened meanwhile are opened once it is there; where it
 * cannot be had, the server is polled, as when the engine itself is out of reach, and it is tried again.
 */
export function createDeferredLink(
  deps: Timers & { timings: Timings; load(): Promise<(told: LinkListener) => EngineLink> },
  told: LinkListener,
): EngineLink {
  type Wanted = { name: string; handlers: ChannelHandlers; channel: OpenChannel | null };
  const wanted = new Set<Wanted>();
  let link: EngineLink | null = null;
  let state: LinkState = 'connecting';
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
      if (link === null) told.poll();
      else link.wake();
    },
    state: () => link?.state() ?? state,
    stop() {
      stopped = true;
      cancelRetry();
      link?.stop();
    },
  };

  function load(): void {
    deps.load().then(loaded, () => {
      if (stopped) return;
      if (state !== 'polling') told.changed('polling');
      state = 'polling';
      told.poll();
      cancelRetry = deps.after(untilNextLook(state, deps.timings, deps.random), load);
    });
  }

  function loaded(connect: (told: LinkListener) => EngineLink): void {
    if (stopped) return;
    link = connect(told);
    if (state !== link.state()) told.changed(link.state());
    for (const one of wanted) one.channel = link.open(one.name, one.handlers);
  }
}
