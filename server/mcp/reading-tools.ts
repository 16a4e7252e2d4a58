import { Type } from 'typebox';
import { availability } from '../contract/routes/agent/availability.ts';
import { conversations } from '../contract/routes/agent/conversations.ts';
import { inbox } from '../contract/routes/agent/inbox.ts';
import { labels } from '../contract/routes/agent/labels.ts';
import { search } from '../contract/routes/agent/search.ts';
import { teams } from '../contract/routes/agent/teams.ts';
import { Queue } from '../contract/schemas/agent-api.ts';
import { Id, Seq } from '../contract/schemas/basics.ts';
import { describeCard, describeMessage, describeState } from './describe.ts';
import { BEWARE, READS, tool } from './tool.ts';

const strict = { additionalProperties: false } as const;
const FOUND_AT_ONCE = 15;
const MESSAGES_AT_ONCE = 30;

/** What only looks. */
export const readingTools = [
  tool({
    name: 'search_conversations',
    title: 'Search conversations',
    description: `Finds conversations by words, or lists those of a queue, the latest first. ${BEWARE} "next" is the cursor of the next page; a page may be empty while there is one.`,
    annotations: READS,
    input: Type.Object(
      {
        text: Type.Optional(
          Type.String({
            maxLength: 200,
            description: 'Words that are in a message. Without: all conversations.',
          }),
        ),
        queue: Type.Optional(
          Type.Unsafe<Queue>({ ...Queue, description: 'Only those of this queue; instead of words.' }),
        ),
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
      },
      strict,
    ),
    async run(api, { text, queue, cursor }, untrusted) {
      const page = { limit: FOUND_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) };
      if (queue !== undefined && text === undefined) {
        const { cards, next } = await api(inbox.read, { query: { queue, ...page } });
        return { conversations: cards.map((card) => describeCard(card, untrusted)), next };
      }
      const { found, next } = await api(search.find, { query: { text: text ?? '', ...page } });
      return {
        conversations: found.map(({ card, snippet }) => ({
          ...describeCard(card, untrusted),
          ...(snippet === null ? {} : { found: untrusted.mark(snippet.map((piece) => piece.text).join('')) }),
        })),
        next,
      };
    },
  }),
  tool({
    name: 'read_conversation',
    title: 'Read a conversation',
    description: `Reads a conversation with its newest messages, notes of agents among them. ${BEWARE} Where "earlier" is true, ask again with "before".`,
    annotations: READS,
    input: Type.Object(
      {
        conversationId: Id,
        before: Type.Optional(
          Type.Unsafe<number>({ ...Seq, description: 'Only messages before the one with this "seq".' }),
        ),
      },
      strict,
    ),
    async run(api, { conversationId, before }, untrusted) {
      const params = { id: conversationId };
      const { conversation } = await api(conversations.read, { params });
      const { messages, earlier } =
        before === undefined
          ? conversation
          : await api(conversations.history, { params, query: { before, limit: MESSAGES_AT_ONCE } });
      const shown = messages.slice(-MESSAGES_AT_ONCE);
      return {
        ...describeState(conversation.state, untrusted),
        messages: shown.map((message) => describeMessage(message, untrusted)),
        earlier: earlier || shown.length < messages.length,
      };
    },
  }),
  tool({
    name: 'list_team',
    title: 'List agents, teams and labels',
    description: 'Lists the agents, the teams and the labels, with the ids and names that other tools take.',
    annotations: READS,
    input: Type.Object({}, strict),
    async run(api) {
      const [team, groups, marks] = [
        await api(availability.listAgents),
        await api(teams.routes.list),
        await api(labels.routes.list),
      ];
      return {
        agents: team.agents.map(({ id, name, role, onDuty, state }) => ({ id, name, role, onDuty, state })),
        teams: groups.teams.map(({ id, name }) => ({ id, name })),
        labels: marks.labels.map(({ id, name }) => ({ id, name })),
      };
    },
  }),
  tool({
    name: 'read_figures',
    title: 'Read figures',
    description:
      'How many conversations wait, are open, snoozed and resolved, since when the first in the queue waits, and how many agents are on duty. Counts stop at 1,000.',
    annotations: READS,
    input: Type.Object({}, strict),
    async run(api) {
      const { counts, longestWaitSince } = await api(inbox.read, { query: { queue: 'waiting', limit: 1 } });
      const { agents } = await api(availability.listAgents);
      return {
        conversations: counts,
        longestWaitSince: longestWaitSince === null ? null : new Date(longestWaitSince).toISOString(),
        agentsOnDuty: agents.filter(({ onDuty }) => onDuty).length,
        agents: agents.length,
      };
    },
  }),
];
