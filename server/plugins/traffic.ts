import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { type Actor, idOf } from '../access/actor.ts';
import { TryLater } from '../common/api-error.ts';
import { REQUESTS_PER_MINUTE, SENT_PER_MINUTE } from '../common/limits.ts';
import { networkOf } from '../common/network.ts';
import { createNetworkBuckets, createTokenBuckets } from '../common/token-buckets.ts';

declare module 'fastify' {
  interface FastifyInstance {
    traffic: Traffic;
  }
}

/** Somebody for whom is counted what is sent to them. */
export type Person = { kind: Actor['kind']; id: string };

export type Traffic = {
  /**
   * Lets nobody read on who was sent too much in the last minute.
   * @throws TryLater
   */
  checkPerson(person: Person): void;
  /** Counts bytes of an answer for the network it goes to and, where one is known, for the person. */
  sent(request: FastifyRequest, bytes: number, person: Person | null): void;
};

const READING = new Set(['GET', 'HEAD']);
/** A request that was refused cost as much to find out, and nothing else has counted it. */
const REFUSED_COSTS = 10;
/** What a person is to try again with, or others have used up, says nothing against a network. */
const NOT_COUNTED_AS_REFUSED = new Set([409, 429]);

/**
 * What one network may ask in a minute, whatever it asks: before a body is read or a schema is looked at. Generous enough
 * for an office; what single routes cost is limited there. And how much it, and one person, may be sent: an answer is
 * counted by its bytes, because reading what was written once costs this server each time.
 */
export const traffic = plugin(
  async (app) => {
    const { rateLimitFactor, now } = app.services;
    const requests = createNetworkBuckets(REQUESTS_PER_MINUTE * rateLimitFactor, now);
    const networks = createNetworkBuckets(SENT_PER_MINUTE.network * rateLimitFactor, now);
    const people = {
      visitor: createTokenBuckets(SENT_PER_MINUTE.visitor * rateLimitFactor, now),
      agent: createTokenBuckets(SENT_PER_MINUTE.agent * rateLimitFactor, now),
      bot: createTokenBuckets(SENT_PER_MINUTE.agent * rateLimitFactor, now),
    };
    app.decorate('traffic', {
      checkPerson({ kind, id }) {
        refuse(people[kind].wait(id));
      },
      sent(request, bytes, person) {
        networks.spend(networkOf(request.ip), bytes);
        if (person !== null) people[person.kind].spend(person.id, bytes);
      },
    });
    app.addHook('onRequest', (request, reply, done) => {
      // A preflight that is refused would hide from the page why the request behind it is.
      if (request.method === 'OPTIONS') return done();
      const network = networkOf(request.ip);
      const waitMs = requests.take(network) || (READING.has(request.method) ? networks.wait(network) : 0);
      if (waitMs > 0) letPagesRead(reply);
      refuse(waitMs);
      done();
    });
    app.addHook('onSend', (request, _reply, payload, done) => {
      // What streams is counted where it is made.
      if (typeof payload === 'string' || Buffer.isBuffer(payload))
        app.traffic.sent(request, Buffer.byteLength(payload), personOf(request));
      done(null, payload);
    });
    app.addHook('onResponse', (request, reply, done) => {
      const { statusCode } = reply;
      if (statusCode >= 400 && statusCode < 500 && !NOT_COUNTED_AS_REFUSED.has(statusCode))
        requests.spend(networkOf(request.ip), REFUSED_COSTS);
      done();
    });
  },
  { name: 'traffic', dependencies: ['errors'] },
);

function personOf({ actor }: FastifyRequest): Person | null {
  if (actor === undefined || actor === null) return null;
  return { kind: actor.kind, id: idOf(actor) };
}

function refuse(waitMs: number): void {
  if (waitMs > 0) throw new TryLater('Too much at once from here. Try again in a moment.', waitMs);
}

/** It comes before the scope that does so for routes of the widget, and holds nothing that not everybody may know. */
function letPagesRead(reply: FastifyReply): void {
  reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' });
}
