import type { Actor } from '../access/actor.ts';

/** Who uploads, as far as limits go: everything a visitor sends counts for their network, too. */
export type Uploader = { kind: Actor['kind']; id: string; network: string };

/** The names under which an uploader is counted. An agent has signed in, and counts alone. */
export function uploaderOf(actor: Actor, network: string): Uploader {
  return actor.kind === 'agent'
    ? { kind: 'agent', id: actor.agent.id, network: actor.agent.id }
    : { kind: 'visitor', id: actor.visitor.id, network };
}
