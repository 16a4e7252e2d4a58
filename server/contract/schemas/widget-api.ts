import { Type } from 'typebox';
import { Id, Nullable, Page } from './basics.ts';
import { Conversation } from './conversations.ts';
import { EngineAddress, Limits, Timings } from './engine.ts';
import { Visitor } from './people.ts';

/**
 * The site's own words over the widget's, by language (`de`, `zh-Hant`, `*` for all) and by the text's name in
 * `widget/locales/texts.ts` (`compose`, `unread.one`, `refusals.file_empty`). Unknown names change nothing.
 */
export const TextOverrides = Type.Record(
  Type.String({ maxLength: 35 }),
  Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 500 })),
);
export type TextOverrides = Type.Static<typeof TextOverrides>;

/** What anybody may know of a site: how its widget looks and speaks. */
export const SiteAppearance = Type.Object(
  {
    siteId: Id,
    name: Type.String(),
    greeting: Type.String(),
    color: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
    agentsOnDuty: Type.Boolean(),
    texts: Type.Optional(TextOverrides),
  },
  { additionalProperties: false },
);
export type SiteAppearance = Type.Static<typeof SiteAppearance>;

/** Asked when the panel is first opened; creates nothing. */
export const SiteOpening = Type.Object(
  { site: SiteAppearance, epoch: Type.String(), limits: Limits, timings: Timings },
  { additionalProperties: false },
);
export type SiteOpening = Type.Static<typeof SiteOpening>;

/**
 * Makes the visitor. The widget mints `id` and the bearer token it sends with this request (32 random bytes,
 * base64url: 43 characters), so that a lost answer can be asked for again; the server keeps only the token's hash.
 */
export const CreateVisitor = Type.Object(
  {
    id: Id,
    siteKey: Type.String({ minLength: 1, maxLength: 64 }),
    language: Type.Optional(Type.String({ maxLength: 35 })),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
    page: Type.Optional(Page),
  },
  { additionalProperties: false },
);
export type CreateVisitor = Type.Static<typeof CreateVisitor>;

/**
 * Says who the visitor is, with a JSON Web Token that the site signed (HS256, `aud` the site's key, `sub` the user's id,
 * `exp` at most 24 hours away). The bearer token of the request is one the widget minted for this person in this
 * browser: new, or the one it used for the same person before. One that speaks for somebody else is `409 id_taken`.
 */
export const IdentifyVisitor = Type.Object(
  {
    siteKey: Type.String({ minLength: 1, maxLength: 64 }),
    identity: Type.String({ minLength: 1, maxLength: 8_192, description: 'The JSON Web Token.' }),
    language: Type.Optional(Type.String({ maxLength: 35 })),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
    page: Type.Optional(Page),
  },
  { additionalProperties: false },
);
export type IdentifyVisitor = Type.Static<typeof IdentifyVisitor>;

/** Everything a returning visitor's widget needs to go on. `conversation` is the newest one, or null. */
export const VisitorSession = Type.Object(
  {
    visitor: Visitor,
    site: SiteAppearance,
    conversation: Nullable(Conversation),
    unread: Type.Integer({ minimum: 0, description: 'Messages of agents that the visitor has not read.' }),
    epoch: Type.String(),
    engine: EngineAddress,
    limits: Limits,
    timings: Timings,
  },
  { additionalProperties: false },
);
export type VisitorSession = Type.Static<typeof VisitorSession>;

/** `id` is the widget's. Asked again with the same id, it finds the same conversation. */
export const StartConversation = Type.Object(
  { id: Id, page: Type.Optional(Page) },
  { additionalProperties: false },
);
export type StartConversation = Type.Static<typeof StartConversation>;

/** Links that carry their own right, because `<img>` and `<a>` send no header; they end at `expiresAt`. */
export const AttachmentLinks = Type.Object(
  { content: Type.String(), thumbnail: Nullable(Type.String()), expiresAt: Type.Integer() },
  { additionalProperties: false },
);
export type AttachmentLinks = Type.Static<typeof AttachmentLinks>;
