import * as channels from '../../../server/contract/channels.ts';
import type { Person, Scene } from '../matrix/people.ts';

/** Every kind of event, and who hears of it. A new kind fails until it is here. */
export const EVENTS: Record<string, 'both' | 'agents'> = {
  'conversation.started': 'both',
  'message.created': 'both',
  'message.edited': 'both',
  'message.unsent': 'both',
  'conversation.claimed': 'both',
  'conversation.released': 'both',
  'conversation.offered': 'agents',
  'conversation.passed': 'agents',
  'conversation.resolved': 'both',
  'conversation.reopened': 'both',
  'conversation.assigned': 'both',
  'conversation.triaged': 'agents',
  'conversation.described': 'agents',
  'conversation.snoozed': 'agents',
  'conversation.woken': 'agents',
  'conversation.read': 'both',
  'conversation.delivered': 'both',
  'conversation.rated': 'both',
  'conversation.bot_joined': 'both',
  'conversation.bot_left': 'both',
  'conversation.mailed': 'agents',
  'conversation.escalated': 'agents',
  'conversation.reminder_opened': 'agents',
  'conversation.merged': 'agents',
  'conversation.separated': 'agents',
  'conversation.absorbed': 'both',
  'conversation.detached': 'both',
};

/** A room of the team, in which something is said that is for agents. */
export const ROOM = 'aaaaaaaa-0000-4000-8000-000000000009';

/** Every kind of channel, by what the contract exports, and who is let in. A new kind fails until it is here. */
export const CHANNELS: Record<string, { nameIn(scene: Scene): string; open: readonly Person[] }> = {
  visitorChannel: { nameIn: ({ visitorId }) => channels.visitorChannel(visitorId), open: ['visitor'] },
  conversationChannel: {
    nameIn: ({ conversationId }) => channels.conversationChannel(conversationId),
    open: ['visitor', 'agent', 'agentOfAnotherTeam', 'admin'],
  },
  roomChannel: {
    nameIn: () => channels.roomChannel(ROOM),
    open: ['agent', 'agentOfAnotherTeam', 'admin'],
  },
  agentChannel: { nameIn: ({ agentId }) => channels.agentChannel(agentId()), open: ['agent'] },
  AGENTS_CHANNEL: { nameIn: () => channels.AGENTS_CHANNEL, open: ['agent', 'agentOfAnotherTeam', 'admin'] },
};
