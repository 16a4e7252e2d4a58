import { randomBytes, randomUUID } from 'node:crypto';
import { visitorChannel } from '../../contract/channels.ts';
import type { ChannelAuth, EngineAddress } from '../../contract/schemas/engine.ts';
import type { EventPage } from '../../contract/schemas/events.ts';
import { createAsk } from './ask.ts';
import { connectVisitor } from './connection.ts';

/** Somebody who writes in a conversation of their own. */
export type LoadVisitor = {
  /** Resolves when the message is acknowledged. @throws Refused */
  send(messageId: string): Promise<void>;
  /** The ids of all messages that the server has. @throws Refused */
  stored(): Promise<string[]>;
  /** Ends the connection, and takes the visitor with all of theirs from the server, unless they are to stay. */
  leave(keep: boolean): Promise<void>;
};

export type VisitorOptions = {
  url: string;
  siteKey: string;
  /** Is told each message that comes over the engine. */
  delivered(messageId: string): void;
  /** Is told each puzzle that was solved. */
  worked(): void;
};

/** Comes as a widget does: a visitor, a conversation, a connection to the engine. @throws Refused */
export async function openLoadVisitor({
  url,
  siteKey,
  delivered,
  worked,
}: VisitorOptions): Promise<LoadVisitor> {
  const ask = createAsk(url, randomBytes(32).toString('base64url'), worked);
  const [id, conversationId] = [randomUUID(), randomUUID()];
  await ask('POST', '/api/widget/visitors', { id, siteKey });
  const forget = () => ask('DELETE', '/api/widget/visitor').then(() => {});
  try {
    await ask('POST', '/api/widget/conversations', { id: conversationId });
    const { engine } = await ask<{ engine: EngineAddress }>('GET', '/api/widget/session');
    const authorize = (request: object) => ask<ChannelAuth>('POST', '/api/widget/channel-auth', request);
    const close = await connectVisitor(engine, visitorChannel(id), authorize, delivered);
    const path = `/api/widget/conversations/${conversationId}`;
    return {
      send: (messageId) =>
        ask('POST', `${path}/messages`, {
          id: messageId,
          body: `Load test, message ${messageId.slice(0, 8)}`,
        }),
      async stored() {
        const ids: string[] = [];
        for (let after = 0, more = true; more; ) {
          const page = await ask<EventPage>('GET', `${path}/events?after=${after}`);
          for (const event of page.events)
            if (event.type === 'message.created') ids.push(event.data.message.id);
          more = page.more;
          after = page.events.at(-1)?.seq ?? after;
        }
        return ids;
      },
      async leave(keep) {
        close();
        if (!keep) await forget();
      },
    };
  } catch (error) {
    // What was begun is taken back; what is told is why it did not come about.
    await forget().catch(() => {});
    throw error;
  }
}
