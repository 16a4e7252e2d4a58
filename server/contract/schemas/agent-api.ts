import { Type } from 'typebox';
import { Id, Nullable, Time } from './basics.ts';
import { ConversationCard } from './conversations.ts';
import { EngineAddress, Limits, Timings } from './engine.ts';
import { Agent, type AgentSummary, AvailabilityState } from './people.ts';
import { ChangeSettings, SiteSettings } from './site-settings.ts';

/** What is set up so that it does not work as it should; admins are told. */
export const SETUP_TROUBLES = [
  'proxy_not_trusted',
  'proxy_silent',
  'plain_http',
  'engine_without_sign_in',
  'webhook_switched_off',
  'backup_failed',
] as const;
export type SetupTrouble = (typeof SETUP_TROUBLES)[number];

/** Who is signed in, and what the console needs to work. */
export const AgentSession = Type.Object(
  {
    agent: Agent,
    epoch: Type.String(),
    engine: EngineAddress,
    limits: Limits,
    timings: Timings,
    troubles: Type.Optional(
      Type.Array(Type.Enum(SETUP_TROUBLES), { description: 'What an admin should mend about the server.' }),
    ),
    mail: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Literal('sends'), Type.Literal('answered')], {
        description: 'Whether mail goes out, and whether answers to it are read.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type AgentSession = Type.Static<typeof AgentSession>;

export const Queue = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('with_bot'),
  Type.Literal('mine'),
  Type.Literal('open'),
  Type.Literal('snoozed'),
  Type.Literal('resolved'),
]);
export type Queue = Type.Static<typeof Queue>;

/**
 * `longest`: who waits longest first; elsewhere the oldest activity first. `reply`, in `mine`, `open` and `snoozed`: whose visitor
 * waits for an answer, the longest first, then the others by the latest activity; elsewhere as without an order.
 */
export const InboxOrder = Type.Union([
  Type.Literal('longest'),
  Type.Literal('reply'),
  Type.Literal('latest'),
  Type.Literal('priority'),
]);
export type InboxOrder = Type.Static<typeof InboxOrder>;

/** `cursor` comes from the page before. Without `order`: waiting by the longest wait, others by the latest activity. */
export const InboxQuery = Type.Object(
  {
    queue: Queue,
    order: Type.Optional(InboxOrder),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
);
export const InboxPage = Type.Object(
  {
    cards: Type.Array(ConversationCard),
    next: Nullable(Type.String()),
    counts: Type.Object(
      {
        waiting: Type.Integer(),
        with_bot: Type.Integer(),
        mine: Type.Integer(),
        open: Type.Integer(),
        snoozed: Type.Integer(),
        resolved: Type.Integer(),
      },
      { description: 'Counted up to 1,000; that number means so many or more.' },
    ),
    longestWaitSince: Nullable(Type.Integer()),
    epoch: Type.String(),
  },
  { additionalProperties: false },
);
export type InboxPage = Type.Static<typeof InboxPage>;

/** What `409 already_claimed` says in `error.details`. */
export type AlreadyClaimed = { assignee: AgentSummary };

export const Team = Type.Object(
  {
    agents: Type.Array(
      Type.Object(
        {
          ...Agent.properties,
          onDuty: Type.Boolean({ description: 'There, and in the state `on`.' }),
          here: Type.Boolean({ description: 'Has a console open.' }),
          state: AvailabilityState,
          cap: Nullable(
            Type.Integer({ description: 'Conversations at once; null: as the site or team says.' }),
          ),
          open: Type.Optional(
            Type.Integer({
              description:
                'Open conversations they have, counted up to 100; that number means so many or more.',
            }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type Team = Type.Static<typeof Team>;

/** The first admin of an installation, made through a one-time link. */
export const FirstAdmin = Type.Object(
  {
    token: Type.String({ minLength: 20, maxLength: 100 }),
    name: Type.String({ minLength: 1, maxLength: 80 }),
    email: Type.String({ minLength: 3, maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' }),
    password: Type.String({ minLength: 12, maxLength: 1024 }),
  },
  { additionalProperties: false },
);

/** A site, as its admin sees it. */
export const SiteSummary = Type.Object(
  {
    id: Id,
    name: Type.String(),
    greeting: Type.String(),
    color: Type.String(),
    siteKey: Type.String(),
    allowedOrigins: Type.Array(Type.String()),
    tag: Type.String({ description: 'The HTML to paste.' }),
    chatPage: Type.String({ description: 'Where the chat is a page of its own.' }),
    logo: Nullable(Type.String({ description: 'The address of the picture, from the server on.' })),
    settings: SiteSettings,
  },
  { additionalProperties: false },
);
export type SiteSummary = Type.Static<typeof SiteSummary>;

export const Sites = Type.Object(
  {
    sites: Type.Array(SiteSummary),
    policy: Type.Array(Type.String(), {
      description: 'The directives that a page with a Content-Security-Policy needs for the widget.',
    }),
  },
  { additionalProperties: false },
);
export type Sites = Type.Static<typeof Sites>;

/** An origin is a scheme, a host and maybe a port; the server says what else was given. Empty: every origin. */
const Origins = Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50, uniqueItems: true });

/** What goes with a site that is deleted. */
export const SiteContents = Type.Object(
  {
    conversations: Type.Integer({ minimum: 0, maximum: 100_000 }),
    visitors: Type.Integer({ minimum: 0, maximum: 100_000 }),
  },
  { additionalProperties: false },
);
export type SiteContents = Type.Static<typeof SiteContents>;

/** On which website the chat of a site was opened last, as browsers say. */
export const Sighting = Type.Object(
  { siteId: Id, origin: Type.String(), seenAt: Time },
  { additionalProperties: false },
);
export type Sighting = Type.Static<typeof Sighting>;

export const Sightings = Type.Object(
  {
    sightings: Type.Array(Sighting, { description: 'The newest first, at most 20 of a site.' }),
    now: Type.Integer({ minimum: 0, description: 'The time of the server.' }),
  },
  { additionalProperties: false },
);
export type Sightings = Type.Static<typeof Sightings>;

/** A new site; its id is minted by who makes it. */
export const CreateSite = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 80 }), allowedOrigins: Origins },
  { additionalProperties: false },
);
export type CreateSite = Type.Static<typeof CreateSite>;

/** What an admin may change of a site; what is left out stays, and of the settings each section that is left out. */
export const ChangeSite = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    greeting: Type.Optional(Type.String({ maxLength: 500 })),
    color: Type.Optional(Type.String({ pattern: '^#[0-9a-f]{6}$' })),
    allowedOrigins: Type.Optional(Origins),
    settings: Type.Optional(ChangeSettings),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type ChangeSite = Type.Static<typeof ChangeSite>;

/** A key with which a site signs who its visitors are. `hint` is the end of its secret, to tell two apart. */
export const IdentityKey = Type.Object(
  { id: Id, hint: Type.String(), createdAt: Time },
  { additionalProperties: false },
);
export type IdentityKey = Type.Static<typeof IdentityKey>;

export const IdentityKeys = Type.Object(
  { keys: Type.Array(IdentityKey, { description: 'At most two, the newest first.' }) },
  { additionalProperties: false },
);
export type IdentityKeys = Type.Static<typeof IdentityKeys>;

/** The secret is in this answer and never again. */
export const NewIdentityKey = Type.Object(
  { key: IdentityKey, secret: Type.String() },
  { additionalProperties: false },
);
export type NewIdentityKey = Type.Static<typeof NewIdentityKey>;
