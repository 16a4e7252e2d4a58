import { newToken } from '../../../server/access/tokens.ts';
import { createApiKey } from '../../../server/accounts/api-keys.ts';
import { startBotTest } from '../../../server/bots/bot-tests.ts';
import { createBot } from '../../../server/bots/registry.ts';
import { putHook } from '../../../server/chat-notices/chat-hooks.ts';
import { createContact } from '../../../server/contacts/put-contact.ts';
import type { PutChatHook } from '../../../server/contract/bridges/chat-hooks-api.ts';
import { quarantine } from '../../../server/incoming-mail/quarantine.ts';
import { queueMail } from '../../../server/mail/outgoing-mails.ts';
import { createEndpoint } from '../../../server/webhooks/endpoints.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import type { Scene } from './people.ts';

/** Path parameters that name something. */
export type Params = Record<string, string>;
export type Thing = (scene: Scene) => Params | Promise<Params>;

/** One of everything that has an id, there and somebody else's: what a stranger might name. */
export const things = {
  conversation: ({ conversationId }) => ({ id: conversationId }),
  conversationToDelete: (scene) => newConversation(scene),
  message: ({ conversationId, messageId }) => ({ id: conversationId, messageId }),
  file: ({ attachmentId }) => ({ id: attachmentId, variant: 'content' }),
  visitor: ({ visitorId }) => ({ id: visitorId }),
  contact: (scene) => newContact(scene),
  contactOfASite: (scene) => oneSite(scene).then(({ id }) => ({ id, externalId: 'somebody' })),
  account: async ({ server }) =>
    server.services.database.read.selectFrom('agents').select('id').executeTakeFirstOrThrow(),
  session: async (scene) => {
    await scene.proof('admin');
    const row = await scene.server.services.database.read
      .selectFrom('sessions')
      .select('id')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    return { id: row.id };
  },
  invitation: async ({ server }) => {
    const id = uuid();
    await server.services.database.write((db) =>
      db
        .insertInto('account_links')
        .values({
          token_hash: newToken(),
          id,
          kind: 'invite',
          agent_id: null,
          email: `${id}@invited.example`,
          name: 'Invited',
          role: 'agent',
          created_at: Date.now(),
          expires_at: Date.now() + 60_000,
        })
        .execute(),
    );
    return { id };
  },
  quarantinedMail: async ({ server, conversationId }) => {
    const id = uuid();
    const nothing = { sender: null, sender_name: '', subject: '', body: 'Away', files: 0, size_bytes: 1 };
    await server.services.runInTransaction((tx) =>
      quarantine(tx, { id, reason: 'auto_reply', ...nothing, conversation_id: conversationId }),
    );
    return { id };
  },
  mail: async ({ server, conversationId }) => {
    const about = { kind: 'missed', recipient: 'ada@example.com', locale: 'en', payload: {} } as const;
    const { id } = await server.services.runInTransaction((tx) =>
      queueMail(tx, 'support@shop.test', { ...about, conversationId }),
    );
    return { mailId: id };
  },
  block: (scene) =>
    made<{ id: string }>(scene, 'POST', '/api/agent/blocks', {
      visitorId: scene.visitorId,
      kind: 'visitor',
    }).then(({ id }) => ({ id })),
  view: (scene) => put(scene, '/api/agent/views', { name: 'Mine', filter: { match: 'all', rules: [] } }),
  ownReply: (scene) => put(scene, '/api/agent/own-replies', { name: 'Mine', body: 'Hello' }),
  /** Of an own reply of the admin. */
  replyFile: async (scene) => ({ id: await addedReplyFile(scene, 'own-replies'), variant: 'content' }),
  room: (scene) => put(scene, '/api/agent/rooms', { name: 'Talk' }),
  site: async ({ server }) =>
    server.services.database.read.selectFrom('sites').select('id').executeTakeFirstOrThrow(),
  apiKey: async ({ server }) => {
    const { key } = await server.services.runInTransaction(async (tx) => {
      const agent = await tx.db.selectFrom('agents').selectAll().executeTakeFirstOrThrow();
      return createApiKey(tx, agent, { id: uuid(), name: 'theirs', scopes: ['read'], expiresAt: null });
    });
    return { id: key.id };
  },
  webhook: (scene) => webhook(scene),
  bot: (scene) => addedBot(scene),
  botTest: async (scene) => {
    const id = uuid();
    const { id: botId } = await addedBot(scene);
    const { id: siteId } = await oneSite(scene);
    // Of an admin who is nobody that asks.
    await scene.server.services.runInTransaction((tx) =>
      startBotTest(tx, uuid(), botId, uuid(), { id, siteId }),
    );
    return { id };
  },
  webhookAttempt: async (scene) => {
    const { id } = await webhook(scene);
    const attempt = await made<{ id: string }>(scene, 'POST', `/api/agent/webhooks/${id}/test`, {});
    return { id, attemptId: attempt.id };
  },
  bridgePerson: async ({ server }) => {
    const personId = `U${uuid()}`;
    await server.services.database.write((db) =>
      db
        .insertInto('bridge_people')
        .values({ kind: 'slack', remote_id: personId, name: 'Eve', agent_id: null, seen_at: 0 })
        .execute(),
    );
    return { kind: 'slack', personId };
  },
  chatHook: async (scene) => {
    const id = uuid();
    await scene.server.services.runInTransaction(async (tx) => {
      // There may only be so many.
      await tx.db.deleteFrom('chat_hooks').execute();
      await putHook(tx, id, newChatHook(), scene.server.services.chatNotices.allowed);
    });
    return { id };
  },
  identityKey: async ({ server }) => {
    const key = await server.services.database.read
      .selectFrom('identity_keys')
      .select(['id', 'site_id'])
      .executeTakeFirstOrThrow();
    return { id: key.site_id, keyId: key.id };
  },
} satisfies Record<string, Thing>;

/** One that answers nowhere yet. */
async function addedBot({ server }: Scene): Promise<{ id: string }> {
  const made = newBot();
  await server.services.runInTransaction(async (tx) => {
    // There may only be so many.
    await tx.db.deleteFrom('bots').where('name', '=', made.name).execute();
    await createBot(tx, made, server.services.bots.allowed);
  });
  return { id: made.id };
}

export const newBot = () => ({ id: uuid(), name: 'Pip', sites: [], answerSeconds: 20, url: null });

/** One whose name leads nowhere. */
export const newChatHook = (): PutChatHook => ({
  kind: 'discord',
  name: 'Team',
  url: 'https://chat.invalid/api/webhooks/1/x',
  notices: ['new'],
  siteIds: null,
  locale: 'en',
  on: true,
});

/** One whose name leads nowhere. */
export const newWebhook = () => ({
  id: uuid(),
  name: 'Orders',
  url: 'https://orders.invalid/frontdesk',
  types: null,
  siteIds: null,
  teamIds: null,
});

/** A site, whose ids every agent knows. */
export const oneSite = async ({ server }: Scene) =>
  server.services.database.read.selectFrom('sites').select('id').executeTakeFirstOrThrow();

/** Somebody whom a program made. */
export async function newContact(scene: Scene): Promise<{ id: string }> {
  const { id: siteId } = await oneSite(scene);
  const { contact } = await scene.server.services.runInTransaction((tx) =>
    createContact(tx, { id: uuid(), siteId }),
  );
  return { id: contact.id };
}

/** Of a visitor of its own. */
export async function newConversation({ server }: Scene): Promise<{ id: string }> {
  const visitor = await newVisitor(server.url);
  return { id: await visitor.start() };
}

/** Two conversations of one visitor. */
export async function newPair({ server }: Scene): Promise<{ id: string; mergedId: string }> {
  const visitor = await newVisitor(server.url);
  return { id: await visitor.start(), mergedId: await visitor.start() };
}

async function webhook({ server }: Scene): Promise<{ id: string }> {
  const { id } = await server.services.runInTransaction(async (tx) => {
    // There may only be so many.
    await tx.db.deleteFrom('webhook_endpoints').execute();
    return (await createEndpoint(tx, newWebhook(), server.services.webhooks.allowed)).row;
  });
  return { id };
}

/** A file of a canned reply of this kind that the admin of the scene made. */
export async function addedReplyFile(scene: Scene, kind: 'own-replies' | 'canned-replies'): Promise<string> {
  const [id, replyId] = [uuid(), uuid()];
  const form = new FormData();
  form.append('file', new Blob(['a form']), 'form.txt');
  await made(scene, 'POST', `/api/agent/reply-files?id=${id}&replyId=${replyId}`, form);
  await made(scene, 'PUT', `/api/agent/${kind}/${replyId}`, { name: 'Form', body: 'Here', files: [id] });
  return id;
}

/** Makes one of a collection, under a new id. */
export async function put(scene: Scene, path: string, body: object): Promise<Params> {
  const id = uuid();
  await made(scene, 'PUT', `${path}/${id}`, body);
  return { id };
}

/** As the admin of the scene makes it. */
async function made<T>(scene: Scene, method: string, path: string, body: object): Promise<T> {
  await scene.proof('admin');
  const reply = await scene.as('admin')<T>(method, path, body);
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}
