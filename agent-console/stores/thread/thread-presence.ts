import { computed, type ReadonlySignal } from '@preact/signals';
import { conversationChannel, memberId, PREVIEW_LENGTH } from '../../../server/contract/channels.ts';
import type { EngineLink } from '../../../server/contract/client/engine-link.ts';
import type { Timers } from '../../../server/contract/client/ports.ts';
import { createTypers } from '../../../server/contract/client/typing.ts';
import type { Timings } from '../../../server/contract/schemas/engine.ts';
import { fitWords } from '../../../server/contract/unseen-text.ts';
import { createRoster, type Member } from '../people/roster.ts';

export type ThreadPresence = {
  conversationId: string;
  /** Other agents who have this conversation open. */
  agents: ReadonlySignal<Member[]>;
  /** The visitor looks at this conversation right now. */
  visitorLooks: ReadonlySignal<boolean>;
  visitorTypes: ReadonlySignal<boolean>;
  /** The end of what the visitor is writing, where the site shows it; empty otherwise. */
  visitorWrites: ReadonlySignal<string>;
  typingAgents: ReadonlySignal<Member[]>;
  trigger(event: string, data: object): boolean;
  wrote(author: { kind: 'visitor' | 'agent' | 'bot' | 'system'; id: string | null }): void;
  leave(): void;
};

/** Who else is at an open conversation or room, and who types. Being in it shows the others that this agent looks. */
export function joinThreadPresence(
  deps: Timers & { link: Pick<EngineLink, 'open'>; timings: Timings; agentId: string },
  conversationId: string,
  channelName = conversationChannel(conversationId),
): ThreadPresence {
  const roster = createRoster(deps);
  const typers = createTypers(deps, () => deps.timings);
  const me = memberId('agent', deps.agentId);
  const channel = deps.link.open(channelName, {
    members: roster.update,
    typing: (member, typing, text) => {
      if (member !== me) typers.heard(member, typing, text);
    },
  });
  const others = computed(() => [...roster.here.value.values()].filter((member) => member.memberId !== me));
  const agents = computed(() => others.value.filter((member) => member.kind === 'agent'));
  const typingVisitors = computed(() => [...typers.who.value].filter(([id]) => id.startsWith('visitor-')));
  return {
    conversationId,
    agents,
    visitorLooks: computed(() => others.value.some((member) => member.kind === 'visitor')),
    visitorTypes: computed(() => typingVisitors.value.length > 0),
    // It came from the visitor's browser past the server, which looks through everything else that is shown.
    visitorWrites: computed(() => fitWords(typingVisitors.value.at(-1)?.[1] ?? '', PREVIEW_LENGTH)),
    typingAgents: computed(() => agents.value.filter((member) => typers.who.value.has(member.memberId))),
    trigger: channel.trigger,
    wrote({ kind, id }) {
      if (id !== null && kind !== 'system') typers.wrote(memberId(kind, id));
    },
    leave() {
      channel.close();
      roster.stop();
      typers.clear();
    },
  };
}
