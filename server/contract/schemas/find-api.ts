import { Type } from 'typebox';
import { Id, ItemName, Nullable } from './basics.ts';
import { ConversationCard } from './conversations.ts';

const strict = { additionalProperties: false } as const;

/**
 * One condition on a conversation. `is` and `not` compare with any of the values; `contains` is for `page` and `visitor`; `after` and
 * `before` are for times, in milliseconds since 1970, and for days that are counted from today.
 */
export const FilterRule = Type.Object(
  {
    field: Type.Union(
      [
        Type.Literal('status'),
        Type.Literal('assignee'),
        Type.Literal('team'),
        Type.Literal('label'),
        Type.Literal('priority'),
        Type.Literal('site'),
        Type.Literal('needs-reply'),
        Type.Literal('unattended'),
        Type.Literal('verified'),
        Type.Literal('language'),
        Type.Literal('page'),
        Type.Literal('visitor'),
        Type.Literal('file'),
        Type.Literal('started'),
        Type.Literal('active'),
      ],
      {
        description:
          '`assignee`: ids, "me" or "nobody"; `team`: ids or "none"; `needs-reply` (the visitor waits for an answer, and no bot has the conversation), `unattended` (besides, it is open and its agent is away or offline), `verified` and `file` (something was attached): "yes" or "no"; `visitor`: a part of the name or e-mail address; `language`: "de" finds "de-AT" too; `started` and `active`: milliseconds since 1970, "today", or "today-6" for the beginning of the day six days before, in the time zone of the request.',
      },
    ),
    op: Type.Union([
      Type.Literal('is'),
      Type.Literal('not'),
      Type.Literal('contains'),
      Type.Literal('after'),
      Type.Literal('before'),
    ]),
    values: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 20 }),
  },
  strict,
);
export type FilterRule = Type.Static<typeof FilterRule>;

/** Conditions joined by and (`all`) or or (`any`). Without conditions: every conversation. */
export const Filter = Type.Object(
  {
    match: Type.Union([Type.Literal('all'), Type.Literal('any')]),
    rules: Type.Array(FilterRule, { maxItems: 20 }),
  },
  strict,
);
export type Filter = Type.Static<typeof Filter>;

/** A name under which views are listed together. */
export const ViewFolder = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });

/** A filter with a name: of one agent, or shared with all. */
export const View = Type.Object(
  {
    id: Id,
    name: Type.String(),
    filter: Filter,
    shared: Type.Boolean({ description: 'Every agent sees it; “me” in its filter is whoever looks.' }),
    folder: Nullable(Type.String({ description: 'What it is listed under.' })),
    mine: Type.Boolean({
      description: 'You made it. Views of others are changed and deleted by admins only.',
    }),
  },
  strict,
);
export type View = Type.Static<typeof View>;
export const Views = Type.Object({ views: Type.Array(View) }, strict);
export type Views = Type.Static<typeof Views>;
/** What is left out stays as it is. */
export const PutView = Type.Object(
  {
    name: ItemName,
    filter: Filter,
    shared: Type.Optional(Type.Boolean()),
    folder: Type.Optional(Nullable(ViewFolder)),
  },
  strict,
);
export type PutView = Type.Static<typeof PutView>;

/** How many conversations that are not resolved are in each list. */
export const ListCounts = Type.Object(
  {
    counts: Type.Array(
      Type.Object(
        {
          kind: Type.Union([Type.Literal('view'), Type.Literal('team')]),
          id: Id,
          count: Type.Integer({ description: 'Counted up to 100; that number means so many or more.' }),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type ListCounts = Type.Static<typeof ListCounts>;

/** Whose days are counted in a filter of this request. */
export const RequestTimeZone = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 64,
    description: 'Whose days “today” counts in a filter, of the IANA list: `Europe/Lisbon`. Default: UTC.',
  }),
);
export const ListCountsQuery = Type.Object({ timeZone: RequestTimeZone }, strict);

/** Words, a view or a filter, or both. Words are plain text: no sign has a meaning. */
export const FindQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 200 })),
    view: Type.Optional(Id),
    team: Type.Optional(Id),
    filter: Type.Optional(
      Type.String({ maxLength: 8_000, description: 'JSON: a filter as a view has it, instead of a view.' }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    timeZone: RequestTimeZone,
  },
  strict,
);
export type FindQuery = Type.Static<typeof FindQuery>;

/** Plain text, with what was found marked; never HTML. */
export const Snippet = Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() }, strict));
export type Snippet = Type.Static<typeof Snippet>;

export const FindPage = Type.Object(
  {
    found: Type.Array(
      Type.Object(
        {
          card: ConversationCard,
          snippet: Nullable(Snippet),
          seq: Nullable(Type.Integer({ description: 'The message that was found.' })),
        },
        strict,
      ),
    ),
    next: Nullable(
      Type.String({
        description:
          'Where the next page begins. A page may be short, or empty, while there is a next one: the search took too long for one request.',
      }),
    ),
    indexing: Type.Optional(
      Type.Boolean({
        description:
          'Messages are still being indexed, after an upgrade or because the server is busy: a search may not find them yet.',
      }),
    ),
    epoch: Type.String(),
  },
  strict,
);
export type FindPage = Type.Static<typeof FindPage>;

export const FindWithinQuery = Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }, strict);
export type FindWithinQuery = Type.Static<typeof FindWithinQuery>;

/** Messages of one conversation, by their numbers. */
export const FoundWithin = Type.Object({ seqs: Type.Array(Type.Integer({ minimum: 1 })) }, strict);
export type FoundWithin = Type.Static<typeof FoundWithin>;
