import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../common/api-error.ts';
import { operations } from '../../contract/routes/open/operations.ts';
import { route } from '../route.ts';

/**
 * Where the engine reports who came and went; give this address to Pusher as the webhook URL. The signature is over the
 * raw bytes, so the body is not parsed before it is checked.
 * See https://pusher.com/docs/channels/server_api/webhooks/#authentication
 */
export async function engineWebhook(app: FastifyInstance): Promise<void> {
  const { engine, presence, availability, selfCheck } = app.services;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  route(app, operations.engineWebhook, async (request) => {
    const body: unknown = request.body;
    const webhook = engine.readWebhook(request.headers, body as string);
    if (webhook === null) {
      throw new ApiError(
        'sign_in_required',
        "The webhook's signature is not the engine's. Check that key and secret are those of the same app.",
      );
    }
    await presence.report(webhook.timeMs, webhook.facts);
    availability.report(webhook.facts);
    await selfCheck.heard(webhook.facts);
    return {};
  });
}
