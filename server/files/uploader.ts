import type { Reader } from '../access/actor.ts';

/** Who uploads, as far as limits go: everything a visitor sends counts for their network, too. */
export type Uploader = { kind: Reader['kind']; id: string; network: string };

/** The names under which an uploader is counted. An agent has signed in, and counts alone. */
export function uploaderOf(reader: Reader, network: string): Uploader {
  return reader.kind === 'agent'
    ? { kind: 'agent', id: reader.agent.id, network: reader.agent.id }
    : { kind: 'visitor', id: reader.visitor.id, network };
}
