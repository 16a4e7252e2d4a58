import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, authorOf } from '../../access/actor.ts';
import { checkNotBlocked } from '../../access/blocks.ts';
import { grantChannel } from '../../access/channel-access.ts';
import { TIMINGS } from '../../common/limits.ts';
import { networkOf } from '../../common/network.ts';
import { widgetSession } from '../../contract/routes/widget/session.ts';
import type { VisitorSession } from '../../contract/schemas/widget-api.ts';
import { newestConversation } from '../../conversations/list-conversations.ts';
import { countUnread, readConversation } from '../../conversations/read-conversation.ts';
import type { SiteRow } from '../../database/tables.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { requireProof } from '../../plugins/require-proof.ts';
import { bearerToken, requireStillVisitor, visitorOf } from '../../plugins/visitor-scope.ts';
import { vouchFor } from '../../plugins/vouch.ts';
import type { Services } from '../../services.ts';
import { keptNetwork } from '../../sites/kept-network.ts';
import { appearanceOf } from '../../sites/site-state.ts';
import { findSite, siteOf } from '../../sites/sites.ts';
import { limitsOfVisitors } from '../../sites/visitor-files.ts';
import { identifyVisitor } from '../../visitors/identify-visitor.ts';
import { findIdentityKeys } from '../../visitors/identity-keys.ts';
import { readSignedIdentity } from '../../visitors/signed-identity.ts';
import { createVisitor, endVisitorToken } from '../../visitors/visitors.ts';
import { route } from '../route.ts';

export async function widgetSessionRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector, engine, publicUrl, sightings, now } = app.services;

  route(
    app,
    widgetSession.create,
    async (request) => {
      const site = await findSite(database.read, request.body.siteKey, request.headers.origin, publicUrl);
      await checkNotBlocked(database.read, null, networkOf(request.ip));
      const { visitor, created } = await runInTransaction((tx) =>
        createVisitor(tx, site, { ...request.body, ...browserOf(request, site) }),
      );
      sightings.note(site.id, request.headers.origin, request.body.page?.url);
      return { created, answer: await sessionOf(app.services, { kind: 'visitor', visitor }) };
    },
    { limit: limited(60), guard: requireProof },
  );

  route(
    app,
    widgetSession.identify,
    async (request) => {
      const { siteKey, identity, ...arrival } = request.body;
      const site = await findSite(database.read, siteKey, request.headers.origin, publicUrl);
      await checkNotBlocked(database.read, null, networkOf(request.ip));
      const keys = await findIdentityKeys({ db: database.read, sealer: database.sealer }, site.id);
      const signed = await readSignedIdentity(identity, site, keys, now());
      const { visitor, created } = await runInTransaction((tx) =>
        identifyVisitor(tx, site, signed, { ...arrival, ...browserOf(request, site) }),
      );
      sightings.note(site.id, request.headers.origin, arrival.page?.url);
      return { created, answer: await sessionOf(app.services, { kind: 'visitor', visitor }) };
    },
    { limit: limited(60) },
  );

  route(
    app,
    widgetSession.end,
    async (request) => {
      const visitorId = await runInTransaction((tx) => endVisitorToken(tx, bearerToken(request)));
      // A visitor who is signed in on another device as well comes back by themselves there.
      if (visitorId !== null) await disconnector.visitor(visitorId);
    },
    { limit: limited(60) },
  );

  route(
    app,
    widgetSession.read,
    (request) => {
      const actor = visitorOf(request);
      sightings.note(actor.visitor.site_id, request.headers.origin, actor.visitor.page_url);
      return sessionOf(app.services, actor);
    },
    { limit: limited(120) },
  );

  route(
    app,
    widgetSession.authorizeChannel,
    async (request) => {
      vouchFor(engine, request.body.socket_id, visitorOf(request));
      await requireStillVisitor(request);
      const granted = await grantChannel(database.read, visitorOf(request), request.body.channel_name);
      return engine.authorizeChannel(request.body.socket_id, granted);
    },
    { limit: limited(240) },
  );
}

/** The browser that asks, for a visitor who comes in it. */
function browserOf(request: FastifyRequest, site: SiteRow) {
  return {
    token: bearerToken(request),
    userAgent: request.headers['user-agent'] ?? null,
    network: keptNetwork(site, networkOf(request.ip)),
  };
}

async function sessionOf(
  services: Services,
  actor: Extract<Actor, { kind: 'visitor' }>,
): Promise<VisitorSession> {
  const { database, engine, epoch } = services;
  const { visitor } = actor;
  const site = await siteOf(database.read, visitor);
  const newest = await newestConversation(database.read, visitor.id);
  const appearance = await appearanceOf(site, {
    read: database.read,
    engine,
    now: services.now(),
    mails: services.mail !== null,
  });
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
    limits: limitsOfVisitors(site),
    timings: TIMINGS,
  };
}
