import { anonymousName } from '../contract/anonymous-name.ts';
import type { Author } from '../contract/schemas/people.ts';
import type { AgentRow, VisitorRow } from '../database/tables.ts';

/** The person an act is done for. */
export type Reader =
  | { kind: 'visitor'; visitor: VisitorRow }
  | {
      kind: 'agent';
      agent: AgentRow;
      /** A program asks for the agent, with an API key: it may not enter the rooms in which the team talks. */
      byKey?: true;
    };

/** How the person signs messages and acts. */
export function authorOf(reader: Reader): Author {
  return reader.kind === 'visitor'
    ? { kind: 'visitor', id: reader.visitor.id, name: visitorName(reader.visitor) }
    : { kind: 'agent', id: reader.agent.id, name: reader.agent.name };
}

/** The given name, or one made from the id, so that nobody is nameless in a list. */
export function visitorName(visitor: Pick<VisitorRow, 'id' | 'name'>): string {
  return visitor.name ?? anonymousName(visitor.id);
}
