import type { IncomingHttpHeaders } from 'node:http';
import type Pusher from 'pusher';
import type { Engine, WebhookFact } from './engine.ts';

/** The parts of an engine that need no network: what the official SDK signs and checks with the app's secret. */
export function pusherSignatures(
  pusher: Pusher,
): Pick<Engine, 'authorizeChannel' | 'authenticateUser' | 'readWebhook'> {
  return {
    authorizeChannel(socketId, channel) {
      return channel.member === null
        ? pusher.authorizeChannel(socketId, channel.name)
        : pusher.authorizeChannel(socketId, channel.name, channel.member);
    },
    authenticateUser: (socketId, member) =>
      pusher.authenticateUser(socketId, { id: member.user_id, user_info: member.user_info }),
    readWebhook(headers: IncomingHttpHeaders, rawBody: string) {
      const webhook = pusher.webhook({ headers: headers as Record<string, string>, rawBody });
      if (!webhook.isValid()) return null;
      // The SDK's types know only what all kinds have in common; `user_id` comes with member_added and member_removed.
      const facts = (webhook.getEvents() as unknown as WebhookFact[]).map((fact) => ({
        name: String(fact.name),
        channel: String(fact.channel),
        ...(fact.user_id === undefined ? {} : { user_id: String(fact.user_id) }),
      }));
      return { timeMs: webhook.getTime().getTime(), facts };
    },
  };
}
