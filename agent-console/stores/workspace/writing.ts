import { type ReadonlySignal, signal, untracked } from '@preact/signals';
import { SETTINGS_CHANGED_EVENT } from '../../../server/contract/channels.ts';
import type { AfterSending } from '../../../server/contract/client/send-queue.ts';
import { createTypingSender } from '../../../server/contract/client/typing.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { createCanned } from '../composer/canned-replies.ts';
import { type Composer, createComposer } from '../composer/composer.ts';
import { createComposers } from '../composer/composers.ts';
import { createDraftSync } from '../composer/draft-sync.ts';
import { createDrafts } from '../composer/drafts.ts';
import { createRecentEmoji } from '../composer/recent-emoji.ts';
import type { Deps } from '../shell/deps.ts';
import type { Parts } from '../shell/parts.ts';
import { createDelivery } from '../thread/delivery.ts';
import { createEdits } from '../thread/edits.ts';
import { createOutbox } from '../thread/outbox.ts';
import type { KnownConversations } from './known-conversations.ts';
import type { OpenThreads } from './open-thread.ts';

export interface WritingDeps extends Deps {
  api: AgentApi;
  known: KnownConversations;
  threads: OpenThreads;
  parts: Parts;
  /** Does what an agent wanted done with a conversation once their reply was sent. */
  follow(conversationId: string, after: AfterSending): void;
  /** It is not done after all. */
  heldBack(conversationId: string, after: AfterSending): void;
}

/** What this agent writes: drafts, the reply box of each thread, and what is on its way to the server. */
export function createWriting(deps: WritingDeps, { agent, epoch, limits, timings }: AgentSession) {
  const { api, known, threads, parts } = deps;
  const drafts = createDrafts(deps.storage, agent.id);
  const canned = createCanned(api);
  const composer = signal<Composer | null>(null);
  const outbox = createOutbox(deps, agent.id, {
    epoch,
    post: createDelivery({
      api,
      stateOf: (id) => untracked(() => known.stateOf(id)),
      follow: deps.follow,
      heldBack: deps.heldBack,
    }),
    // Only events move what is shown; this one may be late, so it is asked for.
    sent: (message) => known.look(message.conversationId),
  });
  const composers = createComposers((id) =>
    createComposer(
      {
        ...deps,
        limits,
        me: agent,
        drafts,
        outbox,
        typing: typingIn(id),
        seenSeq: () => untracked(() => known.stateOf(id))?.seq,
        openly: () => isRoom(id),
      },
      id,
    ),
  );
  const draftSync = createDraftSync({
    ...deps,
    drafts,
    changed: (id, draft) => composers.existing(id)?.adopt(draft),
  });
  parts.add({
    receive: {
      'message.arrived': ({ id }) => outbox.settle(id),
      'messages.fetched': (messages) => {
        for (const { id } of messages) outbox.settle(id);
      },
      // What this agent had written since the back-up goes out again.
      'messages.lost': (lost) => outbox.offerAgain(lost.filter(({ author }) => author.id === agent.id)),
      'database.renewed': outbox.offerKept,
    },
    resume: outbox.retryNow,
    storageChanged: outbox.storageChanged,
    stop: outbox.stop,
  });
  parts.add({
    receive: {
      'message.arrived': (message) => composers.existing(message.conversationId)?.messageArrived(message),
      'thread.opened': (target) => {
        const box = target === null ? null : composers.of(target.id);
        // What is written in a room of the team goes out as notes.
        if (target?.kind === 'room') box?.choose('note');
        composer.value = box;
      },
    },
    resume: composers.retryNow,
    storageChanged(key, text) {
      const changed = drafts.storageChanged(key, text);
      if (changed !== null) composers.existing(changed)?.adopt(drafts.of(changed));
    },
    stop: composers.stop,
  });
  parts.add(draftSync);
  parts.add({ receive: { [SETTINGS_CHANGED_EVENT]: canned.refresh }, refresh: canned.refresh });
  return {
    drafts,
    canned,
    outbox,
    edits: createEdits(),
    composer: composer as ReadonlySignal<Composer | null>,
    recentEmoji: createRecentEmoji(deps.storage),
  };

  function isRoom(id: string): boolean {
    const open = threads.open.peek();
    return open?.kind === 'room' && open.thread.id === id;
  }

  function typingIn(id: string) {
    const trigger = (event: string, data: object) => {
      const joined = threads.presence.peek();
      return joined?.conversationId === id && joined.trigger(event, data);
    };
    return createTypingSender(deps, () => timings, trigger);
  }
}
