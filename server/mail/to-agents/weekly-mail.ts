import type { OutgoingMailRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { type MailPart, mailHtml, mailText } from '../layout.ts';
import { fillIn } from '../mail-texts.ts';
import type { MailDeps, Prepared } from '../prepared-mail.ts';
import { agentLayout } from './agent-layout.ts';
import { agentTexts } from './agent-texts.ts';
import { hasDeclinedWeekly, unsubscribeUrl } from './unsubscribe.ts';
import type { WeeklyTexts } from './weekly-texts.ts';

/** What is told of a week. Times are medians, in ms; null: there was none. */
export type WeeklyFigures = {
  started: number;
  resolved: number;
  missed: number;
  leftWithoutReply: number;
  firstReplyMs: number | null;
  /** Shares from 0 to 1. */
  firstReplyWithin: number | null;
  nextReplyMs: number | null;
  resolutionMs: number | null;
  ratings: number;
  good: number | null;
};
type Compared = { now: WeeklyFigures; before: WeeklyFigures | null };

/** What is kept of the mail until it is sent: figures of a week that is over. */
export type WeeklyPayload = {
  /** Its first and its last day. */
  from: string;
  to: string;
  timeZone: string;
  all: Compared;
  /** Where there are several. */
  sites: (Compared & { name: string })[];
  /** So many sites are not among them. */
  more: number;
};

const [SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS] = [1_000, 60_000, 3_600_000, 86_400_000];

/** The week in figures, to an admin who still wants it. */
export async function prepareWeekly(
  { db }: Pick<Transaction, 'db'>,
  mail: OutgoingMailRow,
  deps: MailDeps,
): Promise<Prepared> {
  const agent = await db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', mail.agent_id ?? '')
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (agent === undefined) return { kind: 'drop' };
  if (await hasDeclinedWeekly(db, agent.id)) return { kind: 'declined' };
  const payload: WeeklyPayload = JSON.parse(mail.payload);
  return { kind: 'send', content: contentOf(mail, agent, payload, deps) };
}

function contentOf(
  { locale }: OutgoingMailRow,
  agent: { id: string; name: string },
  { from, to, timeZone, all, sites, more }: WeeklyPayload,
  deps: MailDeps,
) {
  const { tag, weekly: texts } = agentTexts(locale);
  const declined = unsubscribeUrl(deps, agent.id, 'weekly');
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    Date.parse(from),
    Date.parse(to),
  );
  const search = new URLSearchParams({ from, to, zone: timeZone });
  const values = {
    name: agent.name,
    days,
    count: countText(more, tag),
    settings: `${deps.publicUrl}/console/settings/alerts`,
    decline: declined,
  };
  const table = (title: string, compared: Compared): MailPart => ({
    kind: 'figures',
    title,
    columns: texts.columns,
    rows: rowsOf(compared, texts, tag),
  });
  const parts: MailPart[] = [
    { kind: 'text', text: fillIn(texts.greeting, values) },
    { kind: 'text', text: fillIn(texts.lead, values) },
    table(sites.length === 0 ? '' : texts.all, all),
    ...sites.map(({ name, ...compared }) => table(name, compared)),
    ...(more === 0 ? [] : [{ kind: 'text', text: fillIn(texts.moreSites, values) } as const]),
    { kind: 'button', label: texts.open, url: `${deps.publicUrl}/console/reports?${search.toString()}` },
    { kind: 'small', text: fillIn(texts.why, values) },
  ];
  const layout = agentLayout(tag, parts);
  return {
    subject: fillIn(texts.subject, values),
    text: mailText(layout),
    html: mailHtml(layout),
    attachments: [],
    unsubscribeUrl: declined,
  };
}

/** A line for each figure: its name, of the week, of the one before. */
function rowsOf({ now, before }: Compared, texts: WeeklyTexts, tag: string): [string, string, string][] {
  const { figures: names, none } = texts;
  const count = (value: number) => countText(value, tag);
  const share = (value: number | null) =>
    value === null
      ? none
      : new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(value);
  const wait = (value: number | null) => (value === null ? none : waitText(value, texts));
  const said = (of: WeeklyFigures): Record<keyof typeof names, string> => ({
    started: count(of.started),
    resolved: count(of.resolved),
    missed: count(of.missed),
    leftWithoutReply: count(of.leftWithoutReply),
    firstReply: wait(of.firstReplyMs),
    firstReplyWithin: share(of.firstReplyWithin),
    nextReply: wait(of.nextReplyMs),
    resolution: wait(of.resolutionMs),
    ratings: count(of.ratings),
    good: share(of.good),
  });
  const [last, earlier] = [said(now), before === null ? null : said(before)];
  return (Object.keys(names) as (keyof typeof names)[]).map((name) => [
    names[name],
    last[name],
    earlier?.[name] ?? none,
  ]);
}

function countText(count: number, tag: string): string {
  return new Intl.NumberFormat(tag).format(count);
}

/** `42 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
function waitText(ms: number, { units }: WeeklyTexts): string {
  const say = (unit: keyof typeof units, count: number) =>
    count === 0 ? [] : [fillIn(units[unit], { count: String(count) })];
  const parts =
    ms < MINUTE_MS
      ? [fillIn(units.seconds, { count: String(Math.floor(ms / SECOND_MS)) })]
      : ms < HOUR_MS
        ? say('minutes', Math.floor(ms / MINUTE_MS))
        : ms < DAY_MS
          ? [
              ...say('hours', Math.floor(ms / HOUR_MS)),
              ...say('minutes', Math.floor((ms % HOUR_MS) / MINUTE_MS)),
            ]
          : [...say('days', Math.floor(ms / DAY_MS)), ...say('hours', Math.floor((ms % DAY_MS) / HOUR_MS))];
  return parts.join(' ');
}
