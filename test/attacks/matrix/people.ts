import { randomBytes } from 'node:crypto';
import { allowResuming } from '../../../server/access/resume-links.ts';
import { createAgent } from '../../../server/accounts/agents.ts';
import { createApiKey, deleteApiKey } from '../../../server/accounts/api-keys.ts';
import { beginSession } from '../../../server/accounts/sessions.ts';
import { noteBotSeen } from '../../../server/bots/bot-token.ts';
import { createBot, deleteBot } from '../../../server/bots/registry.ts';
import { API_SCOPES } from '../../../server/contract/api-scopes.ts';
import type { ApiScope } from '../../../server/contract/schemas/api-keys.ts';
import { putService } from '../../../server/team/services.ts';
import { type Ask, newVisitor, nobody, type TestVisitor, uuid } from '../../support/people.ts';
import { DEMO_PASSWORD_HASH } from '../../support/run/cheap-password.ts';
import { identify, newBearer, signedToken } from '../../support/signed.ts';
import type { TestServer } from '../../support/test-server.ts';

/** Every kind of person the product knows, and those who would like to be one. A new kind is a new line here. */
export const PEOPLE = [
  'nobody',
  'visitor',
  'otherVisitor',
  'blockedVisitor',
  'verifiedVisitor',
  'holderOfALink',
  'agent',
  'agentOfAnotherTeam',
  'deactivatedAgent',
  'admin',
  'holderOfAMadeUpKey',
  'holderOfARemovedKey',
  'readingKey',
  'wideKey',
  'serviceKey',
  'keyOfADemotedAdmin',
  'bot',
  'otherBot',
  'removedBot',
] as const;
export type Person = (typeof PEOPLE)[number];

/** The tokens of the keys that each server knows. */
const KEYS_MADE = new WeakMap<TestServer, Map<string, string>>();

/** What proves who asks: headers, as a browser sends them. */
export type Proof = Record<string, string>;

/** People of one scene who may be refused in another: nothing of theirs belongs to either. */
const LENT: readonly Person[] = [
  'otherVisitor',
  'blockedVisitor',
  'verifiedVisitor',
  'agentOfAnotherTeam',
  'deactivatedAgent',
];

/**
 * One visitor's conversation with everything in it that somebody else might want, and a way to become anybody. Made
 * anew for every route, so that what one request changes is no other's business.
 * @param lent whom this scene has from another one: people who are refused change nothing, and making them takes time
 */
export async function makeScene(
  server: TestServer,
  lent?: { from: Scene; people: readonly Person[] },
): Promise<Scene> {
  const visitor = await newVisitor(server.url);
  const conversationId = await visitor.start();
  const messageId = uuid();
  await visitor.send(conversationId, 'The visitor’s own words', messageId);
  const attachmentId = await attach();
  const made = new Map<Person, Proof>();
  let agentId = '';

  return {
    server,
    visitor,
    visitorId: visitor.id,
    conversationId,
    messageId,
    attachmentId,
    agentId: () => agentId,
    as: (person: Person) => nobody(server.url, made.get(person) ?? {}),
    async proof(person: Person): Promise<Proof> {
      const known = made.get(person);
      if (known !== undefined) return known;
      const proof =
        lent !== undefined && LENT.includes(person) && lent.people.includes(person)
          ? await lent.from.proof(person)
          : await prove(person);
      made.set(person, proof);
      return proof;
    },
  };

  async function prove(person: Person): Promise<Proof> {
    switch (person) {
      case 'nobody':
        return {};
      case 'visitor':
        return bearer(visitor.token);
      case 'otherVisitor':
        return bearer((await newVisitor(server.url)).token);
      case 'blockedVisitor': {
        const blocked = await newVisitor(server.url);
        await server.services.runInTransaction((tx) =>
          tx.db
            .insertInto('blocks')
            .values({
              id: uuid(),
              visitor_id: blocked.id,
              network: null,
              reason: '',
              agent_name: 'Ana',
              created_at: tx.now,
            })
            .execute(),
        );
        return bearer(blocked.token);
      }
      case 'verifiedVisitor': {
        const token = newBearer();
        const reply = await identify(server.url, await signedToken({ sub: uuid() }), token);
        if (reply.status !== 201) throw new Error(`Nobody was verified: ${JSON.stringify(reply.body)}`);
        return bearer(token);
      }
      case 'holderOfALink': {
        // To the conversation of this scene: a link makes nobody its visitor.
        const token = newBearer();
        await server.services.runInTransaction((tx) =>
          allowResuming(tx, token, conversationId, tx.now + 3_600_000),
        );
        return bearer(token);
      }
      case 'agent':
        return agentSession('agent', async (id) => {
          agentId = id;
        });
      case 'agentOfAnotherTeam': {
        const proof = await agentSession('agent', async (agentId) => {
          const id = uuid();
          await server.services.runInTransaction(async (tx) => {
            await tx.db.insertInto('teams').values({ id, name: id, created_at: tx.now }).execute();
            await tx.db.insertInto('team_members').values({ team_id: id, agent_id: agentId }).execute();
          });
        });
        return proof;
      }
      case 'deactivatedAgent':
        // Deactivating ends sessions too; here the session is left, so that the check of each request must hold alone.
        return agentSession('admin', async (agentId) => {
          await server.services.runInTransaction((tx) =>
            tx.db.updateTable('agents').set({ deactivated_at: tx.now }).where('id', '=', agentId).execute(),
          );
        });
      case 'admin':
        return agentSession('admin');
      case 'readingKey':
        return apiKey(['read']);
      case 'wideKey':
        return apiKey(API_SCOPES);
      case 'serviceKey':
        return apiKey(API_SCOPES, { next: 'of a service' });
      case 'keyOfADemotedAdmin':
        return apiKey(API_SCOPES, { next: 'demoted' });
      case 'holderOfARemovedKey':
        return apiKey(API_SCOPES, { next: 'removed' });
      case 'bot': {
        const bot = await botOf(server, 'bot');
        await server.services.database.write((db) =>
          db
            .updateTable('conversations')
            .set({ status: 'with_bot', bot_id: bot.id })
            .where('id', '=', conversationId)
            .execute(),
        );
        return bearer(bot.token);
      }
      case 'otherBot':
        return bearer((await botOf(server, 'otherBot')).token);
      case 'removedBot':
        return bearer((await botOf(server, 'removedBot')).token);
      case 'holderOfAMadeUpKey':
        return { ...bearer(`fdk_${randomBytes(32).toString('base64url')}`), 'x-api-key': uuid() };
    }
  }

  /** A key of an admin: what it may not do is refused to the key alone. */
  async function apiKey(
    scopes: readonly ApiScope[],
    { next }: { next?: 'removed' | 'of a service' | 'demoted' } = {},
  ): Promise<Proof> {
    // There may be only so many, and whoever holds one has nothing of a scene's own.
    const keys = KEYS_MADE.get(server) ?? new Map<string, string>();
    KEYS_MADE.set(server, keys);
    const kind = `${scopes} ${next}`;
    const known = keys.get(kind);
    if (known !== undefined) return bearer(known);
    const { token } = await server.services.runInTransaction(async (tx) => {
      const email = `${uuid()}@people.example`;
      const given = { name: 'admin', email, role: 'admin', passwordHash: DEMO_PASSWORD_HASH } as const;
      const asked = { id: uuid(), name: 'a program', scopes: [...scopes], expiresAt: null };
      const maker = await createAgent(tx, given);
      const service = next === 'of a service' ? await putService(tx, uuid(), { name: 'A service' }) : null;
      const made = await createApiKey(tx, maker, {
        ...asked,
        ...(service === null ? {} : { serviceId: service.id }),
      });
      if (next === 'removed') await deleteApiKey(tx, made.key.id);
      if (next === 'demoted')
        await tx.db.updateTable('agents').set({ role: 'agent' }).where('id', '=', maker.id).execute();
      return made;
    });
    keys.set(kind, token);
    return bearer(token);
  }

  async function agentSession(
    role: 'agent' | 'admin',
    then: (agentId: string) => Promise<void> = async () => {},
  ): Promise<Proof> {
    const { agent, session } = await server.services.runInTransaction(async (tx) => {
      const agent = await createAgent(tx, {
        name: role,
        email: `${uuid()}@people.example`,
        role,
        passwordHash: DEMO_PASSWORD_HASH,
      });
      return { agent, session: await beginSession(tx, agent, { userAgent: null, network: null }) };
    });
    await then(agent.id);
    return { cookie: `frontdesk=${session.token}`, origin: server.url };
  }

  async function attach(): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob(['for their eyes only']), 'secret.txt');
    const id = uuid();
    await visitor.ask('POST', `/api/widget/conversations/${conversationId}/attachments?id=${id}`, form);
    return id;
  }
}
type BotKind = 'bot' | 'otherBot' | 'removedBot';
const BOTS_MADE = new WeakMap<TestServer, Map<BotKind, { id: string; token: string }>>();

/** A server's bot of a kind; it may have the conversations of several scenes. */
async function botOf(server: TestServer, kind: BotKind): Promise<{ id: string; token: string }> {
  const bots = BOTS_MADE.get(server) ?? new Map();
  BOTS_MADE.set(server, bots);
  const made = bots.get(kind) ?? (await makeBot(server, kind));
  bots.set(kind, made);
  return made;
}

async function makeBot({ services }: TestServer, kind: BotKind): Promise<{ id: string; token: string }> {
  const id = uuid();
  const { token } = await services.runInTransaction(async (tx) => {
    const chosen = { id, name: kind, sites: [], answerSeconds: 120, url: null };
    const made = await createBot(tx, chosen, services.bots.allowed);
    // That it was seen is noted with the first request of a minute; here, before.
    await noteBotSeen(tx.db, made.row, tx.now + 3_600_000);
    if (kind === 'removedBot') await deleteBot(tx, id);
    return made;
  });
  return { id, token };
}

export type Scene = {
  server: TestServer;
  visitor: TestVisitor;
  visitorId: string;
  conversationId: string;
  messageId: string;
  attachmentId: string;
  /** Of the `agent`, once there is one. */
  agentId(): string;
  as(person: Person): Ask;
  /** Headers of that person; the same person for the life of this scene. */
  proof(person: Person): Promise<Proof>;
};

const bearer = (token: string): Proof => ({ authorization: `Bearer ${token}` });
