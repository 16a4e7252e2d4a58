import { Type } from 'typebox';
import { changePreferences, readPreferences } from '../../accounts/preferences.ts';
import { Id } from '../../contract/schemas/basics.ts';
import { SentMessage } from '../../contract/schemas/messages-api.ts';
import {
  CannedReplies,
  CannedReply,
  EditMessage,
  Mentions,
  Preferences,
  PutCannedReply,
  PutDraft,
  StoredDrafts,
} from '../../contract/schemas/writing-api.ts';
import { putDraft, readDrafts } from '../../conversations/drafts.ts';
import { editMessage, unsendMessage } from '../../messages/change-message.ts';
import { readMentions, seeMentions } from '../../messages/mentions.ts';
import { agentOf, requireAdmin, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { deleteCannedReply, putCannedReply, readCannedReplies } from '../../team/canned-replies.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };
const MessageParams = Type.Object({ id: Id, messageId: Id }, { additionalProperties: false });

/** What agents write with: changing messages, canned replies, drafts, mentions, preferences. */
export async function agentWriting(app: TypedApp): Promise<void> {
  const { database, runInTransaction } = app.services;
  app.addHook('preHandler', requireAgent);

  app.patch(
    '/conversations/:id/messages/:messageId',
    {
      schema: {
        ...COMMON,
        summary: 'Write one’s own message anew',
        params: MessageParams,
        body: EditMessage,
        response: { 200: SentMessage, ...REFUSALS },
      },
    },
    async (request) => {
      const { id, messageId } = request.params;
      const message = await runInTransaction((tx) =>
        editMessage(tx, agentOf(request), id, messageId, request.body.body),
      );
      return { message };
    },
  );
  app.delete(
    '/conversations/:id/messages/:messageId',
    {
      schema: {
        ...COMMON,
        summary: 'Take one’s own message back, soon after it was sent',
        params: MessageParams,
        response: { 200: SentMessage, ...REFUSALS },
      },
    },
    async (request) => {
      const { id, messageId } = request.params;
      return { message: await runInTransaction((tx) => unsendMessage(tx, agentOf(request), id, messageId)) };
    },
  );

  app.get(
    '/canned-replies',
    { schema: { ...COMMON, summary: 'The canned replies', response: { 200: CannedReplies, ...REFUSALS } } },
    async () => ({ replies: await readCannedReplies(database.read) }),
  );
  app.put(
    '/canned-replies/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Make or change a canned reply (admins)',
        params: IdParams,
        body: PutCannedReply,
        response: { 200: CannedReply, ...REFUSALS },
      },
      preHandler: requireAdmin,
      onResponse: notifyConsoles,
    },
    (request) =>
      runInTransaction(async (tx) => {
        const canned = await putCannedReply(tx, request.params.id, request.body);
        await audit(tx, request, 'settings.changed', `canned reply: ${canned.name}`);
        return canned;
      }),
  );
  app.delete(
    '/canned-replies/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Delete a canned reply (admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireAdmin,
      onResponse: notifyConsoles,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const name = await deleteCannedReply(tx, request.params.id);
        if (name !== null) await audit(tx, request, 'settings.changed', `canned reply deleted: ${name}`);
      });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/drafts',
    { schema: { ...COMMON, summary: 'The own drafts', response: { 200: StoredDrafts, ...REFUSALS } } },
    async (request) => ({ drafts: await readDrafts(database.read, agentOf(request).agent) }),
  );
  app.put(
    '/drafts/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Keep a draft, by the conversation’s id, unless a newer one is there',
        params: IdParams,
        body: PutDraft,
        response: { 204: Nothing, ...REFUSALS },
      },
    },
    async (request, reply) => {
      await runInTransaction((tx) => putDraft(tx, agentOf(request).agent, request.params.id, request.body));
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/mentions',
    {
      schema: {
        ...COMMON,
        summary: 'Notes that mention the agent and were not seen',
        response: { 200: Mentions, ...REFUSALS },
      },
    },
    async (request) => ({ mentions: await readMentions(database.read, agentOf(request).agent) }),
  );
  app.delete(
    '/mentions/:id',
    {
      schema: {
        ...COMMON,
        summary: 'The mentions in a conversation were seen',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
    },
    async (request, reply) => {
      await runInTransaction((tx) => seeMentions(tx, agentOf(request).agent, request.params.id));
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/preferences',
    {
      schema: {
        ...COMMON,
        summary: 'What the agent has chosen',
        response: { 200: Preferences, ...REFUSALS },
      },
    },
    async (request) => readPreferences(database.read, agentOf(request).agent),
  );
  app.patch(
    '/preferences',
    {
      schema: {
        ...COMMON,
        summary: 'Change what is given, keep the rest',
        body: Preferences,
        response: { 200: Preferences, ...REFUSALS },
      },
    },
    async (request) => runInTransaction((tx) => changePreferences(tx, agentOf(request).agent, request.body)),
  );
}
