import { anonymousName } from '../contract/anonymous-name.ts';
import type { Author } from '../contract/schemas/people.ts';
import type { BotRow } from '../database/tables/bots.ts';
import type { AgentRow, VisitorRow } from '../database/tables.ts';

/** The person, or the bot, that an operation is done for. */
export type Actor =
  | {
      kind: 'visitor';
      visitor: VisitorRow;
      /** They came by a link in a mail, which opens this conversation and no other: anybody may have it. */
      only?: string;
    }
  | {
      kind: 'agent';
      agent: AgentRow;
      /** A program asks for the agent, with this API key: it may not enter the rooms in which the team talks. */
      byKey?: { id: string; name: string };
      /** A service asks: `agent` has its id and name, and what its key's maker may do. Nothing can be given to it. */
      service?: true;
    }
  | {
      /** A program that answers visitors, in the conversations that it has. */
      kind: 'bot';
      bot: BotRow;
    };

/** Whose copy of a conversation is read: visitors see no notes. */
export type Side = 'visitor' | 'agent';

/** A bot reads what the visitor reads. */
export function sideOf({ kind }: Actor): Side {
  return kind === 'agent' ? 'agent' : 'visitor';
}

/** How the person signs messages and operations. */
export function authorOf(actor: Actor): Author {
  switch (actor.kind) {
    case 'visitor':
      return { kind: 'visitor', id: actor.visitor.id, name: visitorName(actor.visitor) };
    case 'agent':
      return {
        kind: 'agent',
        id: actor.agent.id,
        name: actor.agent.name,
        ...(actor.service === true ? { service: true } : {}),
        ...keyOf(actor),
      };
    case 'bot':
      return { kind: 'bot', id: actor.bot.id, name: actor.bot.name };
  }
}

/** The name of the API key with which a program acts in the name of an agent; nothing of it where it acts as a service. */
export function keyOf({ byKey, service }: Extract<Actor, { kind: 'agent' }>): { key?: string } {
  return byKey === undefined || service === true ? {} : { key: byKey.name };
}

/** The id of whoever asks. */
export function idOf(actor: Actor): string {
  return actor.kind === 'visitor' ? actor.visitor.id : actor.kind === 'agent' ? actor.agent.id : actor.bot.id;
}

/** The given name, or one made from the id, so that nobody is nameless in a list. */
export function visitorName(visitor: Pick<VisitorRow, 'id' | 'name'>): string {
  return visitor.name ?? anonymousName(visitor.id);
}
