import { EVENT_EXAMPLES } from '../routes/event-examples.ts';
import { PUBLIC_EVENTS, type PublicEventType } from '../schemas/public-events.ts';
import type { Components } from './components.ts';

type Json = Record<string, unknown>;

/** What happened, a sentence each: in the documentation, and beside the choice of events. */
const SUMMARIES: Readonly<Record<PublicEventType, string>> = {
  'conversation.created': 'A conversation began',
  'conversation.assigned': 'An agent claimed the conversation, also from a bot, or was given it',
  'conversation.unassigned': 'The conversation was given back, and waits again',
  'conversation.bot_assigned': 'A bot has the conversation from now on',
  'conversation.handed_off':
    'A bot has the conversation no more, and it waits for an agent: `reason` says why. Where an agent claims it from the bot, there is `conversation.assigned` instead',
  'conversation.updated': 'Team, labels, priority or attributes changed; `changes` has what did',
  'conversation.snoozed': 'The conversation was snoozed',
  'conversation.unsnoozed': 'The conversation is open again after a snooze',
  'conversation.resolved': 'The conversation was resolved',
  'conversation.reopened': 'A resolved conversation was opened again',
  'conversation.rated': 'The visitor rated the conversation',
  'conversation.merged':
    'The conversation was merged into another one of the same visitor, `into`, and goes on there',
  'conversation.separated': 'The conversation was merged into another one, `from`, and is separate again',
  'conversation.deleted': 'A conversation was deleted; delete your copy',
  'message.created': 'A message was sent, by the visitor or to the visitor',
  'message.updated': 'An agent edited a message',
  'message.deleted': 'An agent deleted a message; its text is gone',
  'note.created': 'An agent wrote a note, which the visitor never sees',
  'note.updated': 'An agent edited a note',
  'note.deleted': 'An agent deleted a note; its text is gone',
  'visitor.created': 'A visitor opened the chat for the first time',
  'visitor.identified': 'The site signed who a visitor is, or signed something new about them',
  'visitor.erased': 'Everything about a visitor was deleted; delete your copy',
  'agent.availability_changed': 'An agent changed their availability',
};

const DESCRIPTION = `Sent to every endpoint that an admin has set up for it, signed as [Standard
Webhooks](https://www.standardwebhooks.com) say. Answer with a status from 200 to 299 within ten seconds. Everything else is a
failure and is sent again, for three days. \`410\` switches the endpoint off. The events of one conversation come in order; each
comes at least once, with the same \`webhook-id\` every time.`;

const HEADERS = [
  ['webhook-id', 'The id of the event: the same at every attempt. Remember it to take each event once.'],
  [
    'webhook-timestamp',
    'When this attempt was made, in seconds since 1970. Refuse what is older than five minutes.',
  ],
  [
    'webhook-signature',
    '`v1,` and the Base64 of HMAC-SHA256 over `id.timestamp.body`; while a secret is being rotated, two of them with a blank between.',
  ],
] as const;

/** The section `webhooks` of the OpenAPI document: one for each event. */
export function webhooksSection({ schema }: Pick<Components, 'schema'>): Record<string, Json> {
  return Object.fromEntries(
    Object.values(PUBLIC_EVENTS).map((event) => {
      const type = event.properties.type.const;
      return [
        type,
        {
          post: {
            operationId: `webhook.${type}`,
            summary: SUMMARIES[type],
            description: DESCRIPTION,
            parameters: HEADERS.map(([name, description]) => ({
              name,
              in: 'header',
              required: true,
              description,
              schema: { type: 'string' },
            })),
            requestBody: {
              required: true,
              content: { 'application/json': { schema: schema(event), example: EVENT_EXAMPLES[type] } },
            },
            responses: {
              '2XX': { description: 'Taken.' },
              410: { description: 'Send no more: the endpoint is switched off.' },
            },
          },
        },
      ];
    }),
  );
}
