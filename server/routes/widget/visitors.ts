import { type Actor, authorOf } from '../../access/actor.ts';
import { checkNotBlocked } from '../../access/blocks.ts';
import { grantChannel } from '../../access/channel-access.ts';
import { LIMITS, TIMINGS } from '../../common/limits.ts';
import { networkOf } from '../../common/network.ts';
import { ChannelAuth, ChannelAuthRequest } from '../../contract/schemas/engine.ts';
import { CreateVisitor, IdentifyVisitor, VisitorSession } from '../../contract/schemas/widget-api.ts';
import { countUnread, readConversation } from '../../conversations/read-conversation.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { requireProof } from '../../plugins/require-proof.ts';
import { bearerToken, requireStillVisitor, requireVisitor, visitorOf } from '../../plugins/visitor-scope.ts';
import { vouchFor } from '../../plugins/vouch.ts';
import type { Services } from '../../services.ts';
import { appearanceOf } from '../../sites/site-state.ts';
import { findSite } from '../../sites/sites.ts';
import { identifyVisitor } from '../../visitors/identify-visitor.ts';
import { findIdentityKeys } from '../../visitors/identity-keys.ts';
import { readSignedIdentity } from '../../visitors/signed-identity.ts';
import { createVisitor, endVisitorToken } from '../../visitors/visitors.ts';
import { Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const TAGS = ['widget'];
const SECURITY = [{ visitor: [] }];

export async function widgetVisitors(app: TypedApp): Promise<void> {
  const { database, runInTransaction, disconnector, engine, now } = app.services;

  app.post(
    '/visitors',
    {
      schema: {
        tags: TAGS,
        summary: 'Make a visitor, under an id and with a token that the widget minted',
        security: SECURITY,
        body: CreateVisitor,
        response: { 200: VisitorSession, 201: VisitorSession, ...REFUSALS },
      },
      preHandler: requireProof,
      config: limited(60),
    },
    async (request, reply) => {
      const site = await findSite(database.read, request.body.siteKey, request.headers.origin);
      await checkNotBlocked(database.read, null, networkOf(request.ip));
      const { visitor, created } = await runInTransaction((tx) =>
        createVisitor(tx, site, {
          ...request.body,
          token: bearerToken(request),
          userAgent: request.headers['user-agent'] ?? null,
          network: networkOf(request.ip),
        }),
      );
      return reply
        .status(created ? 201 : 200)
        .send(await sessionOf(app.services, { kind: 'visitor', visitor }));
    },
  );

  app.post(
    '/identity',
    {
      schema: {
        tags: TAGS,
        summary: 'Say who the visitor is, as the site signed it',
        security: SECURITY,
        body: IdentifyVisitor,
        response: { 200: VisitorSession, 201: VisitorSession, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
      const { siteKey, identity, ...arrival } = request.body;
      const site = await findSite(database.read, siteKey, request.headers.origin);
      await checkNotBlocked(database.read, null, networkOf(request.ip));
      const keys = await findIdentityKeys(database.read, site.id);
      const signed = await readSignedIdentity(identity, site, keys, now());
      const { visitor, created } = await runInTransaction((tx) =>
        identifyVisitor(tx, site, signed, {
          ...arrival,
          token: bearerToken(request),
          userAgent: request.headers['user-agent'] ?? null,
          network: networkOf(request.ip),
        }),
      );
      return reply
        .status(created ? 201 : 200)
        .send(await sessionOf(app.services, { kind: 'visitor', visitor }));
    },
  );

  app.delete(
    '/session',
    {
      schema: {
        tags: TAGS,
        summary: 'End the token, for log-out; it never works again',
        security: SECURITY,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
      const visitorId = await runInTransaction((tx) => endVisitorToken(tx, bearerToken(request)));
      // A visitor who is signed in on another device as well comes back by themselves there.
      if (visitorId !== null) await disconnector.visitor(visitorId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/session',
    {
      schema: {
        tags: TAGS,
        summary: 'Everything a returning visitor needs to go on',
        security: SECURITY,
        response: { 200: VisitorSession, ...REFUSALS },
      },
      preHandler: requireVisitor,
      config: limited(120),
    },
    (request) => sessionOf(app.services, visitorOf(request)),
  );

  app.post(
    '/channel-auth',
    {
      schema: {
        tags: TAGS,
        summary: 'Be let into a channel of the engine',
        security: SECURITY,
        body: ChannelAuthRequest,
        response: { 200: ChannelAuth, ...REFUSALS },
      },
      preHandler: requireVisitor,
      config: limited(240),
    },
    async (request) => {
      vouchFor(engine, request.body.socket_id, visitorOf(request));
      await requireStillVisitor(request);
      const granted = await grantChannel(database.read, visitorOf(request), request.body.channel_name);
      return engine.authorizeChannel(request.body.socket_id, granted);
    },
  );
}

async function sessionOf(
  services: Services,
  actor: Extract<Actor, { kind: 'visitor' }>,
): Promise<VisitorSession> {
  const { database, engine, epoch } = services;
  const { visitor } = actor;
  const site = await database.read
    .selectFrom('sites')
    .selectAll()
    .where('id', '=', visitor.site_id)
    .executeTakeFirstOrThrow();
  const newest = await database.read
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitor.id)
    .orderBy('active_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  const appearance = await appearanceOf(site, { read: database.read, engine, now: services.now() });
  services.siteStates.shows(site, appearance);
  return {
    visitor: {
      id: visitor.id,
      name: authorOf(actor).name,
      email: visitor.email,
      verified: visitor.verified === 1,
    },
    site: appearance,
    conversation: newest === undefined ? null : await readConversation(database.read, newest, 'visitor'),
    unread:
      newest === undefined ? 0 : await countUnread(database.read, newest.id, 'agent', newest.read_by_visitor),
    epoch,
    engine: engine.address,
    limits: LIMITS,
    timings: TIMINGS,
  };
}
