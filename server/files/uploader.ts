import type { Actor } from '../access/actor.ts';

/** Who uploads, as far as limits go: everything a visitor sends counts for their network, too. */
export type Uploader = { kind: Actor['kind']; id: string; network: string };

/** The names under which an uploader is counted. Agents have signed in, as bots have, and count alone. */
export function uploaderOf(actor: Actor, network: string): Uploader {
  switch (actor.kind) {
    case 'visitor':
      return { kind: 'visitor', id: actor.visitor.id, network };
    case 'agent':
      return { kind: 'agent', id: actor.agent.id, network: actor.agent.id };
    case 'bot':
      return { kind: 'bot', id: actor.bot.id, network: actor.bot.id };
  }
}
