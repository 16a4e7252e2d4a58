import { Type } from 'typebox';
import { LADDER_ACTIONS, LADDER_TIMES, MAX_LADDER_MINUTES } from '../notices/ladder.ts';
import { Id, Nullable } from './basics.ts';

const strict = { additionalProperties: false } as const;
const LANGUAGE = '^(\\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})$';
const NAME = '^[a-z0-9][a-z0-9_-]{0,31}$';

/** What a site says, by language: `de`, `zh-Hant`, or `*` for every language that has no words of its own. */
export const Words = Type.Record(Type.String({ pattern: LANGUAGE }), Type.String({ maxLength: 1_000 }), {
  maxProperties: 40,
});
export type Words = Type.Static<typeof Words>;

/**
 * The site's own words over the widget's, by language (`de`, `zh-Hant`, `*` for all) and by the text's name in
 * `widget/locales/texts.ts` (`compose`, `unread.one`, `refusals.file_empty`). Unknown names change nothing.
 */
export const TextOverrides = Type.Record(
  Type.String({ maxLength: 35 }),
  Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 500 }), { maxProperties: 200 }),
  { maxProperties: 40 },
);
export type TextOverrides = Type.Static<typeof TextOverrides>;

/** How the widget looks. Offsets are CSS pixels from the edges of the page. */
export const Look = Type.Object(
  {
    position: Type.Union([Type.Literal('right'), Type.Literal('left')]),
    offsetX: Type.Integer({ minimum: 0, maximum: 400 }),
    offsetY: Type.Integer({ minimum: 0, maximum: 400 }),
    zIndex: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    theme: Type.Union([Type.Literal('auto'), Type.Literal('light'), Type.Literal('dark')]),
    faces: Type.Boolean({ description: 'Show who is on duty.' }),
  },
  strict,
);
export type Look = Type.Static<typeof Look>;

const TimeOfDay = Type.String({
  pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
  description: 'As the clock of the time zone shows it, `24:00` for the end of the day.',
});
/** From the first minute to the one before `to`. A night is two periods: until 24:00, and from 00:00. */
export const Period = Type.Object({ from: TimeOfDay, to: TimeOfDay }, strict);
export type Period = Type.Static<typeof Period>;
const Periods = Type.Array(Period, { maxItems: 6 });

/** When somebody answers, by the clock of one time zone. `week[0]` is Monday. */
export const Hours = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'Of the IANA list: `Europe/Lisbon`.' }),
    week: Type.Array(Periods, { minItems: 7, maxItems: 7 }),
    holidays: Type.Array(
      Type.Object(
        {
          date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
          name: Type.String({ maxLength: 80 }),
          periods: Periods,
        },
        strict,
      ),
      { maxItems: 100, description: 'Days with hours of their own; without any, closed.' },
    ),
  },
  strict,
);
export type Hours = Type.Static<typeof Hours>;

const Hint = Type.Record(Type.String({ pattern: LANGUAGE }), Type.String({ maxLength: 200 }), {
  maxProperties: 40,
  description: 'What a visitor reads, by language, when the answer does not fit the pattern.',
});

/**
 * One question before the chat. `name` and fields of the kind `email` also tell agents who an unverified visitor is.
 * `pattern` describes the whole answer, in the part of regular expressions that `linear-pattern.ts` runs.
 */
export const FormField = Type.Object(
  {
    id: Type.String({ pattern: NAME }),
    kind: Type.Union([
      Type.Literal('text'),
      Type.Literal('email'),
      Type.Literal('phone'),
      Type.Literal('choice'),
      Type.Literal('tick'),
    ]),
    label: Words,
    required: Type.Boolean(),
    pattern: Type.Optional(Type.String({ maxLength: 200 })),
    hint: Type.Optional(Hint),
    choices: Type.Optional(
      Type.Array(Type.Object({ id: Type.String({ pattern: NAME }), label: Words }, strict), {
        minItems: 1,
        maxItems: 30,
      }),
    ),
    onlyIf: Type.Optional(
      Type.Object(
        {
          field: Type.String({ pattern: NAME, description: 'A question before it, or `topic`.' }),
          is: Type.Union([Type.String({ maxLength: 32 }), Type.Literal(true)], {
            description: 'The id of a choice or of a topic, or true: it is ticked.',
          }),
        },
        { ...strict, description: 'It is asked only where this was answered.' },
      ),
    ),
  },
  strict,
);
export type FormField = Type.Static<typeof FormField>;

/** What the visitor agrees to before the chat. Changed words need a new version, and everybody is asked again. */
export const Consent = Type.Object(
  {
    version: Type.String({ minLength: 1, maxLength: 40 }),
    text: Words,
    url: Nullable(Type.String({ pattern: '^https?://[^\\s]+$', maxLength: 500 })),
  },
  strict,
);
export type Consent = Type.Static<typeof Consent>;

/** `teamId`: the team that gets conversations about it, as long as there is that team. Widgets are not told. */
export const Topic = Type.Object(
  { id: Type.String({ pattern: NAME }), label: Words, teamId: Type.Optional(Nullable(Id)) },
  strict,
);
export type Topic = Type.Static<typeof Topic>;

/**
 * A message that the widget shows by itself, before anybody has opened it. All conditions that are given must hold; of
 * `afterSeconds`, `scrollPercent` and `exit` the first that happens shows it.
 */
export const Proactive = Type.Object(
  {
    id: Type.String({ pattern: NAME }),
    text: Words,
    page: Type.String({
      maxLength: 300,
      description: 'A part of the address, `*` stands for anything; empty: every page.',
    }),
    languages: Type.Array(Type.String({ pattern: LANGUAGE }), { maxItems: 40 }),
    visitors: Type.Union([Type.Literal('all'), Type.Literal('new'), Type.Literal('returning')]),
    afterSeconds: Nullable(Type.Integer({ minimum: 0, maximum: 3_600 })),
    scrollPercent: Nullable(Type.Integer({ minimum: 1, maximum: 100 })),
    exit: Type.Boolean({ description: 'The pointer leaves the page at the top.' }),
  },
  strict,
);
export type Proactive = Type.Static<typeof Proactive>;

/**
 * How conversations come to agents. `shared`: one queue, whoever claims first; `round_robin`: each goes to who is on duty, under
 * the cap and has waited longest for one.
 */
export const RoutingRule = Type.Object(
  {
    mode: Type.Union([Type.Literal('shared'), Type.Literal('round_robin')]),
    cap: Type.Integer({
      minimum: 1,
      maximum: 100,
      description: 'Conversations at once for agents who have no number of their own.',
    }),
    acceptSeconds: Nullable(
      Type.Integer({
        minimum: 5,
        maximum: 600,
        description: 'It is offered for so long, then to the next. Null: it is given without being asked.',
      }),
    ),
    sticky: Type.Boolean({ description: 'First to who had the visitor last, if on duty and under the cap.' }),
    absentMinutes: Type.Optional(
      Nullable(
        Type.Integer({
          minimum: 1,
          maximum: 1_440,
          description:
            'A conversation whose visitor waits for an answer goes back in the queue when its agent has been offline for so long. Null: never. Left out: after the time that the installation is set to.',
        }),
      ),
    ),
    absentAtClosing: Type.Optional(
      Type.Boolean({
        description:
          'It goes back outside the business hours of its site, once its agent has been offline for the time that the installation is set to. For `absentMinutes: null`.',
      }),
    ),
  },
  strict,
);
export type RoutingRule = Type.Static<typeof RoutingRule>;

/** What a site sends its visitors by mail, where the server has a mail server (`SMTP_URL`). */
export const VisitorMail = Type.Object(
  {
    missedReplies: Type.Boolean({
      description: 'Answers that a visitor who has left has not seen are sent to their address.',
    }),
    afterMinutes: Type.Integer({
      minimum: 1,
      maximum: 1_440,
      description: 'So long after an answer, if it is still unseen.',
    }),
    received: Type.Boolean({
      description: 'Who leaves a message while nobody is there is told by mail that it has come.',
    }),
    linkDays: Type.Integer({
      minimum: 0,
      maximum: 365,
      description: 'So long the link to the conversation in a mail works. 0: mails have none.',
    }),
  },
  strict,
);
export type VisitorMail = Type.Static<typeof VisitorMail>;

const TargetMinutes = (description: string) => Type.Integer({ minimum: 1, maximum: 100_000, description });

/** Within how many minutes a wait is in time, in reports. */
export const ReplyTargets = Type.Object(
  {
    firstReplyMinutes: TargetMinutes('From the visitor’s first message until the first reply.'),
    nextReplyMinutes: TargetMinutes('From a visitor’s message until each later reply.'),
    resolutionMinutes: TargetMinutes(
      'From the start, or the last reopening, until the conversation is resolved.',
    ),
  },
  strict,
);
export type ReplyTargets = Type.Static<typeof ReplyTargets>;

const Days = (description: string) =>
  Nullable(Type.Integer({ minimum: 1, maximum: 3_650, description: `${description} Null: for ever.` }));

/** How many days a site keeps what people wrote and left; the rest is deleted, for good. */
export const Retention = Type.Object(
  {
    conversationDays: Days('Resolved conversations, since the last thing that happened in them.'),
    visitorDays: Days('Visitors without a conversation, since they were last there; not those of the API.'),
    activityDays: Days('Pages that visitors looked at, and what they did there.'),
    fileDays: Type.Optional(
      Days(
        'Files of messages and notes, since they were sent. The messages stay, and say that it was deleted.',
      ),
    ),
  },
  strict,
);
export type Retention = Type.Static<typeof Retention>;

/** What the next run would delete of a site. */
export const RetentionPreview = Type.Object(
  {
    conversations: Type.Integer({ description: 'Conversations, with their messages, notes and files.' }),
    visitors: Type.Integer({ description: 'Visitors without a conversation.' }),
    files: Type.Integer({ description: 'Files by their own days, whose messages stay.' }),
    complete: Type.Boolean({
      description: 'False: there is more than was looked at, so the counts are from below.',
    }),
  },
  strict,
);
export type RetentionPreview = Type.Static<typeof RetentionPreview>;

/** What is hidden before it is stored, in messages, notes, answers, ratings and mail. */
export const Masking = Type.Object(
  {
    cards: Type.Boolean({ description: 'Numbers of payment cards, but for the last four digits.' }),
    patterns: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      maxItems: 10,
      description: 'Whatever else one of these regular expressions describes.',
    }),
  },
  strict,
);
export type Masking = Type.Static<typeof Masking>;

/** One step for somebody whom nobody answers, so long after they wrote. */
export const LadderStep = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 36, pattern: '^[0-9a-z-]+$' }),
    afterMinutes: Type.Integer({
      minimum: 1,
      maximum: MAX_LADDER_MINUTES,
      description: 'So long after the first message that is unanswered.',
    }),
    when: Type.Enum(LADDER_TIMES, {
      description: 'In business hours, outside them, or at any time; a step waits for its time.',
    }),
    action: Type.Enum(LADDER_ACTIONS, {
      description:
        '`next`: the next agent on duty is offered the conversation or, where no rule assigns it, notified. `push`: a notification to everybody on duty. `mail`: to the team. `bridge`: a line in the thread of the chat bridge. `visitor`: a message that asks for an address.',
    }),
  },
  strict,
);
export type LadderStep = Type.Static<typeof LadderStep>;
