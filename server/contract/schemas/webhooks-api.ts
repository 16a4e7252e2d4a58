import { Type } from 'typebox';
import { Id, Nullable, Time } from './basics.ts';
import { PublicEventName } from './public-events.ts';

const strict = { additionalProperties: false } as const;

export const MAX_WEBHOOK_ENDPOINTS = 20;
const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Url = Type.String({
  minLength: 1,
  maxLength: 2_048,
  description: 'Begins with `https://`; without a name and password. Only addresses of the public internet.',
});

const Types = Nullable(Type.Array(PublicEventName, { minItems: 1, uniqueItems: true }));
const Ids = Nullable(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }));
const chosen = {
  types: Type.Union(Types.anyOf, {
    description: 'Which events; null: all of them, and those that are added later.',
  }),
  siteIds: Type.Union(Ids.anyOf, {
    description: 'Of which sites; null: of all. What has no site is sent anyway.',
  }),
  teamIds: Type.Union(Ids.anyOf, {
    description:
      'Of conversations of which teams; null: of all, and of none. What is of no conversation is sent anyway.',
  }),
};

export const WebhookState = Type.Enum(['on', 'off', 'gone', 'failing'], {
  description:
    '`off`: by an admin. `gone`: it answered 410. `failing`: nothing was taken for three days. None of these is sent anything.',
});
export type WebhookState = Type.Static<typeof WebhookState>;

/** Who is told what happens. Its secret is told when it is made, and never again. */
export const WebhookEndpoint = Type.Object(
  {
    id: Id,
    name: Type.String(),
    url: Type.String(),
    ...chosen,
    state: WebhookState,
    stateSince: Time,
    createdAt: Time,
    succeededAt: Type.Union([Time, Type.Null()], { description: 'When it last took something.' }),
    failingSince: Type.Union([Time, Type.Null()], {
      description: 'Since when it has taken nothing it was sent.',
    }),
    oldSecretUntil: Type.Union([Time, Type.Null()], {
      description: 'Until then the secret before signs as well; null: there is one secret.',
    }),
    waiting: Type.Integer({
      minimum: 0,
      description: 'How many events wait to be sent; counting stops at 1,000.',
    }),
  },
  strict,
);
export type WebhookEndpoint = Type.Static<typeof WebhookEndpoint>;
export const WebhookEndpoints = Type.Object({ endpoints: Type.Array(WebhookEndpoint) }, strict);

export const CreateWebhook = Type.Object({ id: Id, name: Name, url: Url, ...chosen }, strict);
export type CreateWebhook = Type.Static<typeof CreateWebhook>;
/** `on`: it is sent what it missed, as far as that is kept. */
export const PutWebhook = Type.Object({ name: Name, url: Url, ...chosen, on: Type.Boolean() }, strict);
export type PutWebhook = Type.Static<typeof PutWebhook>;

const secret = Type.String({ description: 'Begins with `whsec_`. It is in this answer and never again.' });
export const NewWebhook = Type.Object({ endpoint: WebhookEndpoint, secret }, strict);
export type NewWebhook = Type.Static<typeof NewWebhook>;

export const WEBHOOK_ERRORS = [
  'address_refused',
  'name_unknown',
  'connection_failed',
  'tls_failed',
  'timed_out',
  'cut_off',
  'redirected',
] as const;
export const WebhookError = Type.Enum(WEBHOOK_ERRORS, {
  description: 'Why there was no answer, or none that counts.',
});
export type WebhookError = Type.Static<typeof WebhookError>;

/** What was sent once, and what came back. */
export const WebhookAttempt = Type.Object(
  {
    id: Id,
    eventId: Type.String({ description: 'The `webhook-id`.' }),
    type: Type.String({ description: 'The name of the event; `webhook.test` of a test.' }),
    url: Type.String(),
    at: Time,
    durationMs: Type.Integer({ minimum: 0 }),
    outcome: Type.Enum(['delivered', 'failed', 'given_up'], {
      description:
        '`failed`: it is sent again. `given_up`: it was sent for three days, and is not sent again.',
    }),
    status: Nullable(Type.Integer()),
    error: Nullable(WebhookError),
    answer: Type.String({ description: 'The beginning of what was answered: at most 1,000 characters.' }),
  },
  strict,
);
export type WebhookAttempt = Type.Static<typeof WebhookAttempt>;

export const WebhookAttempts = Type.Object(
  { attempts: Type.Array(WebhookAttempt), next: Nullable(Type.String()) },
  strict,
);
export type WebhookAttempts = Type.Static<typeof WebhookAttempts>;
export const WebhookAttemptsQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 60 })),
    outcome: Type.Optional(Type.Enum(['delivered', 'failed', 'given_up'])),
  },
  strict,
);
export type WebhookAttemptsQuery = Type.Static<typeof WebhookAttemptsQuery>;

/** With the body, made again from what is stored now; null when what it was about is gone. */
export const WebhookAttemptDetails = Type.Object(
  { attempt: WebhookAttempt, body: Nullable(Type.String()) },
  strict,
);
export type WebhookAttemptDetails = Type.Static<typeof WebhookAttemptDetails>;

/** One event, by an attempt to send it; or everything that happened in a span of time. */
export const ReplayWebhook = Type.Union([
  Type.Object({ attemptId: Id }, strict),
  Type.Object({ since: Time, until: Type.Optional(Time) }, strict),
]);
export type ReplayWebhook = Type.Static<typeof ReplayWebhook>;
