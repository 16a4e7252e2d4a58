import { anonymousName } from '../contract/anonymous-name.ts';
import type { Author } from '../contract/schemas/people.ts';
import type { AgentRow, VisitorRow } from '../database/tables.ts';

/** The person an operation is done for. */
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
      /** A program asks for the agent, with an API key: it may not enter the rooms in which the team talks. */
      byKey?: true;
      /** A service asks: `agent` has its id and name, and what its key's maker may do. Nothing can be given to it. */
      service?: true;
    };

/** How the person signs messages and operations. */
export function authorOf(actor: Actor): Author {
  return actor.kind === 'visitor'
    ? { kind: 'visitor', id: actor.visitor.id, name: visitorName(actor.visitor) }
    : {
        kind: 'agent',
        id: actor.agent.id,
        name: actor.agent.name,
        ...(actor.service === true ? { service: true } : {}),
      };
}

/** The given name, or one made from the id, so that nobody is nameless in a list. */
export function visitorName(visitor: Pick<VisitorRow, 'id' | 'name'>): string {
  return visitor.name ?? anonymousName(visitor.id);
}
