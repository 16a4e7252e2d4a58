import { computed } from '@preact/signals';
import {
  AGENT_AVAILABILITY_EVENT,
  CONVERSATION_DELETED_EVENT,
  CONVERSATION_EVENT,
  SETTINGS_CHANGED_EVENT,
  VISITOR_ERASED_EVENT,
  VISITOR_PRESENCE_EVENT,
} from '../../../server/contract/channels.ts';
import type { SharedLink } from '../../../server/contract/client/shared-link.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { createDeliveries } from '../inbox/deliveries.ts';
import { zoneFor } from '../inbox/find-query.ts';
import { createInbox } from '../inbox/inbox.ts';
import { createQuickFind } from '../inbox/quick-find.ts';
import { createSearch } from '../inbox/search.ts';
import type { SearchNames } from '../inbox/search-operators.ts';
import { createSelection } from '../inbox/selection.ts';
import { createSteadyList } from '../inbox/steady-list.ts';
import type { Deps } from '../shell/deps.ts';
import type { Parts } from '../shell/parts.ts';

export interface ListsDeps extends Deps {
  api: AgentApi;
  link: Pick<SharedLink, 'leads'>;
  parts: Parts;
  names(): SearchNames;
  namesKnown(): boolean;
  readNames(): Promise<unknown>;
}

/** The lists of conversations: the queues, what is searched for, and what is selected there. */
export function createLists(deps: ListsDeps, { agent, epoch }: AgentSession) {
  const { parts } = deps;
  const inbox = createInbox({
    ...deps,
    agentId: agent.id,
    epoch,
    renewed: (next) => parts.tell('database.renewed', next),
  });
  const shownLine = computed(() => `${inbox.queue.value} ${inbox.order.value}`);
  const list = createSteadyList(inbox.listed, inbox.cards, shownLine);
  const search = createSearch(deps);
  /** The cards beside the open conversation, as they are shown. */
  const shown = computed(() =>
    search.finding.value === null ? list.shown.value : search.found.value.map((one) => one.card),
  );
  // Which list it is, and in which order: what was selected in one is not what is seen in the next.
  const scope = computed(() => JSON.stringify([shownLine.value, search.finding.value]));
  const selection = createSelection(shown, scope);
  const deliveries = createDeliveries({ ...deps, leads: deps.link.leads }, inbox.cards);
  parts.add({
    receive: {
      [CONVERSATION_EVENT]: inbox.receive,
      [VISITOR_PRESENCE_EVENT]: inbox.visitorPresence,
      [VISITOR_ERASED_EVENT]: ({ conversationIds }) => inbox.forget(conversationIds),
      [CONVERSATION_DELETED_EVENT]: ({ conversationIds }) => inbox.forget(conversationIds),
    },
    catchUp: inbox.refresh,
    stop: inbox.stop,
  });
  parts.add({
    // Colleagues share views.
    receive: {
      [CONVERSATION_EVENT]: search.receive,
      [SETTINGS_CHANGED_EVENT]: search.readViews,
      [AGENT_AVAILABILITY_EVENT]: search.availabilityChanged,
    },
    catchUp: search.refresh,
    stop: search.stop,
  });
  parts.add({
    receive: { 'thread.opened': (target) => list.keep(target?.kind === 'conversation' ? target.id : null) },
    stop: list.stop,
  });
  parts.add(selection);
  parts.add(deliveries);
  const quickFind = createQuickFind(deps);
  return {
    inbox,
    list,
    search,
    quickFind,
    shown,
    selection,
    cardOf,
    readListCounts: () => deps.api.readListCounts(zoneFor(search.views.peek())),
  };

  function cardOf(conversationId: string): ConversationCard | null {
    const card = inbox.cards.value.get(conversationId);
    return card ?? shown.value.find((one) => one.state.id === conversationId) ?? null;
  }
}
