import { StartConversation } from '../contract/schemas/widget-api.ts';
import { readConversation } from '../conversations/read-conversation.ts';
import { startConversation } from '../conversations/start-conversation.ts';
import { limited } from '../plugins/rate-limits.ts';
import { requireVisitor, visitorOf } from '../plugins/visitor-scope.ts';
import { REFUSALS, type TypedApp, WholeConversation } from './route-types.ts';
import { sharedConversationRoutes } from './shared-conversations.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

export async function widgetConversations(app: TypedApp): Promise<void> {
  const { database, commit, epoch } = app.services;
  app.addHook('preHandler', requireVisitor);

  app.post(
    '/conversations',
    {
      schema: {
        ...COMMON,
        summary: 'Start a conversation',
        body: StartConversation,
        response: { 200: WholeConversation, 201: WholeConversation, ...REFUSALS },
      },
      config: limited(30),
    },
    async (request, reply) => {
      const { row, created } = await commit((work) =>
        startConversation(work, visitorOf(request), request.body),
      );
      const conversation = await readConversation(database.read, row, 'visitor');
      return reply.status(created ? 201 : 200).send({ conversation, epoch });
    },
  );

  await sharedConversationRoutes(app, { schema: COMMON, readerOf: visitorOf });
}
