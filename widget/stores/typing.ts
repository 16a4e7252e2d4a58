import { computed, signal } from '@preact/signals';
import type { ChannelHandlers, OpenChannel } from '../../server/contract/client/engine-link.ts';
import type { Timers } from '../../server/contract/client/ports.ts';
import { createTypers, createTypingSender } from '../../server/contract/client/typing.ts';
import type { Timings } from '../../server/contract/schemas/engine.ts';

/**
 * Typing both ways, in the conversation that is in front of the visitor.
 * @param previews whether the site shows its agents what is being written; the composer says so to the visitor
 */
export function createTyping(deps: Timers, timings: () => Timings | null, previews: () => boolean) {
  const names = signal<ReadonlyMap<string, string>>(new Map());
  const typers = createTypers(deps, timings);
  let channel: OpenChannel | null = null;
  const sender = createTypingSender(
    deps,
    timings,
    (event, data) => channel?.trigger(event, data) ?? false,
    previews,
  );

  return {
    /** The name of the agent who is typing; empty where the engine knows none, null while nobody is. */
    who: computed(() => {
      const id = [...typers.who.value.keys()].at(-1);
      return id === undefined ? null : (names.value.get(id) ?? '');
    }),
    /** The bot that has the conversation is writing; the server says so. */
    bot(name: string): void {
      names.value = new Map(names.value).set('bot', name);
      typers.heard('bot', true);
    },
    typed: sender.typed,
    stopped: sender.ended,
    /** A message came: nobody types any more. */
    ended: typers.clear,
    /** @param open opens the channel of the conversation in front of the visitor, if one is */
    watch(open: (handlers: ChannelHandlers) => OpenChannel | null): void {
      sender.ended();
      channel?.close();
      typers.clear();
      channel = open({ typing: heard, members });
    },
  };

  /** Other tabs of the visitor do not count. */
  function heard(memberId: string, active: boolean): void {
    if (memberId.startsWith('agent-')) typers.heard(memberId, active);
  }

  /** Who is here, with what the server says of them. */
  function members(here: ReadonlyMap<string, unknown>): void {
    names.value = new Map([...here].map(([id, info]) => [id, (info as { name?: string })?.name ?? '']));
  }
}
export type Typing = ReturnType<typeof createTyping>;
