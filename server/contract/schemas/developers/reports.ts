import { Type } from 'typebox';
import { FIGURE_DEFINITIONS, listed, MOMENT_DEFINITIONS } from '../../reports/moment-definitions.ts';
import {
  COUNT_NAMES,
  CSV_TABLES,
  REPORT_GROUPS,
  WAIT_NAMES,
  type WaitName,
} from '../../reports/report-constants.ts';
import { Id, Nullable, Seq, Time } from '../basics.ts';

const strict = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });
const Milliseconds = Type.Integer({ minimum: 0 });
const Minutes = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 100_000, description: 'A target in place of those of the sites.' }),
);

/** Within how many minutes these are in time, where nothing else is asked for. Of the others, sites have targets of their own. */
export const TARGET_MINUTES = { waiting: 5, botReply: 1 } as const satisfies Partial<
  Record<WaitName, number>
>;

export const ReportGroup = Type.Enum(REPORT_GROUPS);
export type ReportGroup = Type.Static<typeof ReportGroup>;

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const period = {
  from: Day,
  to: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The last day; it counts.' }),
  timeZone: Type.String({
    minLength: 1,
    maxLength: 64,
    description: 'Whose days they are, of the IANA list: `Europe/Lisbon`.',
  }),
};
const filter = {
  siteId: Type.Optional(Id),
  teamId: Type.Optional(Type.Union([Id, Type.Literal('none')])),
  labelId: Type.Optional(Type.Union([Id, Type.Literal('none')])),
  topic: Type.Optional(
    Type.String({
      maxLength: 1_000,
      description: 'What the visitor chose in the form, in the words of the site; `none`: nothing.',
    }),
  ),
  language: Type.Optional(Type.String({ maxLength: 35, description: '`none`: no known language.' })),
  channel: Type.Optional(Type.Enum(['chat', 'mail', 'link'])),
  authorId: Type.Optional(
    Type.Unsafe<string>({
      ...Id,
      description: 'Only what this agent, service or bot did: who sent it, not whose conversation it is.',
    }),
  ),
};

const Hours = Type.Enum(['business', 'all'], {
  description:
    '`business`: only time within the hours that the site had while somebody waited counts. Default `all`.',
});

export const ReportQuery = Type.Object(
  {
    ...period,
    ...filter,
    hours: Type.Optional(Hours),
    waitingMinutes: Minutes,
    firstReplyMinutes: Minutes,
    nextReplyMinutes: Minutes,
    resolutionMinutes: Minutes,
  },
  strict,
);
export type ReportQuery = Type.Static<typeof ReportQuery>;

/** How long somebody waited. Median and 90th percentile are by the nearest rank: waits that there were. */
export const WaitFigures = Type.Object(
  {
    count: Count,
    medianMs: Nullable(Milliseconds),
    p90Ms: Nullable(Milliseconds),
    within: Nullable(
      Type.Number({ minimum: 0, maximum: 1, description: 'The share of those within the target.' }),
    ),
    targetMs: Nullable(
      Type.Integer({ minimum: 0, description: 'Null: the sites have different targets, or nobody waited.' }),
    ),
  },
  strict,
);
export type WaitFigures = Type.Static<typeof WaitFigures>;

/** What happened in a period. */
export const Figures = Type.Object(
  {
    started: Count,
    reopened: Count,
    resolved: Count,
    abandoned: Count,
    leftWithoutReply: Count,
    missed: Count,
    messagesIn: Count,
    messagesOut: Count,
    messagesByBots: Count,
    waiting: WaitFigures,
    firstReply: WaitFigures,
    nextReply: WaitFigures,
    resolution: WaitFigures,
    botReply: WaitFigures,
    ratings: Type.Object(
      {
        count: Count,
        good: Nullable(Type.Number({ minimum: 0, maximum: 1, description: 'The share of 4 and 5.' })),
        perResolved: Nullable(
          Type.Number({ minimum: 0, description: 'Ratings for each conversation that was resolved.' }),
        ),
        byScore: Type.Array(Count, {
          minItems: 5,
          maxItems: 5,
          description: 'How many of 1, 2, 3, 4 and 5.',
        }),
      },
      strict,
    ),
  },
  { ...strict, description: `What happened in a period.\n\n${listed(FIGURE_DEFINITIONS)}` },
);
export type Figures = Type.Static<typeof Figures>;

/** The waits that ended on a day. */
const DayWait = Type.Omit(WaitFigures, ['targetMs'], strict);

const GroupRow = Type.Object(
  {
    id: Nullable(Type.String()),
    name: Nullable(
      Type.String({ description: 'Null: of no team, without a label or topic, of an unknown language.' }),
    ),
    figures: Figures,
  },
  strict,
);
export type GroupRow = Type.Static<typeof GroupRow>;
const Groups = Type.Array(GroupRow);
const Week = Type.Array(Type.Array(Count, { minItems: 24, maxItems: 24 }), {
  minItems: 7,
  maxItems: 7,
  description: 'By weekday, from Monday on, and hour, as the clock of the time zone shows it.',
});
const Span = Type.Object({ from: Time, to: Time }, { ...strict, description: '`to` is not part of it.' });

export const PeriodReport = Type.Object(
  {
    period: Span,
    before: Span,
    figures: Figures,
    figuresBefore: Figures,
    groups: Type.Object(
      {
        site: Groups,
        team: Groups,
        agent: Groups,
        label: Groups,
        topic: Groups,
        language: Groups,
        channel: Groups,
      },
      strict,
    ),
    days: Type.Array(
      Type.Object(
        {
          date: Day,
          started: Count,
          resolved: Count,
          messagesIn: Count,
          messagesOut: Count,
          firstReply: DayWait,
          nextReply: DayWait,
          resolution: DayWait,
        },
        strict,
      ),
    ),
    week: Type.Object({ started: Week, messagesIn: Week }, strict),
    counted: Nullable(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          'After an upgrade: how much of all conversations has been counted, and figures grow until it is 1. Null: everything was.',
      }),
    ),
  },
  strict,
);
export type PeriodReport = Type.Static<typeof PeriodReport>;

/** The figures that lead to what they are made of. */
export const FIGURE_NAMES = [...COUNT_NAMES, ...WAIT_NAMES, 'ratings'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

export const MomentsQuery = Type.Object(
  {
    ...period,
    ...filter,
    hours: Type.Optional(Hours),
    figure: Type.Enum(FIGURE_NAMES),
    order: Type.Optional(Type.Enum(['newest', 'longest'], { description: 'Default `newest`.' })),
    weekday: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 7,
        description: 'Only what happened on this day of the week, from Monday on.',
      }),
    ),
    hour: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 23,
        description: 'Only what happened in this hour, as the clock of the time zone shows it.',
      }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  },
  strict,
);
export type MomentsQuery = Type.Static<typeof MomentsQuery>;

/** One of what a figure counts. */
export const ReportMoment = Type.Object(
  {
    conversationId: Nullable(Type.String({ description: 'Null: its visitor was erased.' })),
    seq: Seq,
    kind: Type.String({ description: listed(Object.entries(MOMENT_DEFINITIONS)) }),
    at: Time,
    fromAt: Nullable(Time),
    waitedMs: Nullable(Milliseconds),
    visitorName: Nullable(Type.String()),
    author: Type.Object(
      { kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) },
      strict,
    ),
    amount: Type.Integer({
      minimum: 1,
      description: 'Of messages, how many; of a rating, its score; else 1.',
    }),
  },
  strict,
);
export type ReportMoment = Type.Static<typeof ReportMoment>;

export const ReportMoments = Type.Object(
  { moments: Type.Array(ReportMoment), next: Nullable(Type.String()) },
  strict,
);
export type ReportMoments = Type.Static<typeof ReportMoments>;

const csv = {
  bom: Type.Optional(
    Type.Boolean({ description: 'Begin with a byte order mark, by which Excel knows UTF-8. Default false.' }),
  ),
};
export const TableCsvQuery = Type.Object(
  { ...ReportQuery.properties, ...csv, by: Type.Enum(CSV_TABLES) },
  strict,
);
export type CsvTable = (typeof CSV_TABLES)[number];
export const RowsCsvQuery = Type.Object({ ...period, ...filter, ...csv }, strict);
export type RowsCsvQuery = Type.Static<typeof RowsCsvQuery>;
