import { escapeHtml } from '../common/html.ts';
import { chosenIn } from '../contract/choices.ts';
import type { Attachment, ConversationState, Message, Quote } from '../contract/schemas/conversations.ts';
import { messageFrom, readState } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { messageHtml } from './message-html.ts';
import { fileDeletedText, type Wording, wordingFor } from './transcript-words.ts';

/** Few enough that those of one reader who takes them slowly are no burden. */
const MESSAGES_AT_ONCE = 20;

/** A conversation as its visitor may see it: without notes. Its messages are read as they are asked for. */
export type Transcript = {
  state: ConversationState;
  /** From the beginning to the end, a few at a time. */
  pages: AsyncIterable<Message[]>;
  /** What was offered as answers, and which was taken, by the id of the message. */
  chosen: ReadonlyMap<string, string>;
  place: TranscriptPlace;
};

export type TranscriptPlace = { siteName: string; timeZone: string | null; language: string | null };

/** Begins to read a whole conversation; only what is small is read at once. */
export async function openTranscript(db: Db, row: ConversationRow): Promise<Transcript> {
  const place = await db
    .selectFrom('visitors')
    .innerJoin('sites', 'sites.id', 'visitors.site_id')
    .select(['sites.name as siteName', 'visitors.time_zone as timeZone', 'visitors.language'])
    .where('visitors.id', '=', row.visitor_id)
    .executeTakeFirstOrThrow();
  const answers = await db
    .selectFrom('messages')
    .select(['body', 'chosen_of'])
    .where('conversation_id', '=', row.id)
    .where('kind', '=', 'text')
    .where('chosen_of', 'is not', null)
    .orderBy('seq')
    .execute();
  const chosen = chosenIn(answers.map(({ body, chosen_of }) => ({ body, chosenOf: chosen_of ?? undefined })));
  return { state: await readState(db, row, 'visitor'), pages: pagesOf(db, row), chosen, place };
}

async function* pagesOf(db: Db, { id, seq }: ConversationRow): AsyncGenerator<Message[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', id)
      .where('kind', '=', 'text')
      .where('seq', '>', after)
      .where('seq', '<=', seq)
      .orderBy('seq')
      .limit(MESSAGES_AT_ONCE)
      .execute();
    if (rows.length > 0) yield rows.map((row) => messageFrom(row, 'visitor'));
    const last = rows.at(-1);
    if (last === undefined || rows.length < MESSAGES_AT_ONCE) return;
    after = last.seq;
  }
}

/** What was offered as an answer, and whether the visitor took it. */
const choiceLine = (choice: string, taken: boolean) => `(${taken ? 'x' : ' '}) ${choice}`;

/** Lines to read: when, who, what. */
export async function* transcriptText({ state, pages, chosen, place }: Transcript): AsyncGenerator<string> {
  const wording = wordingFor(place.language);
  const stamp = stampsFor(place, wording);
  yield [place.siteName, `${stamp(state.startedAt)} (${zoneOf(place)})`, ''].join('\n');
  for await (const messages of pages) {
    const lines = messages.flatMap(
      ({ id, at, author, body, attachments, choices = [], unsentAt, replyTo }) => [
        `[${stamp(at)}] ${nameOf(author, wording)}:`,
        ...(replyTo === undefined ? [] : quotedLines(replyTo, wording)),
        ...(unsentAt === undefined ? [] : [wording.unsent]),
        ...body.split('\n').filter((line) => line !== ''),
        ...choices.map((choice) => choiceLine(choice, chosen.get(id) === choice)),
        ...attachments.map((file) => `<${fileLine(file, wording)}>`),
        '',
      ],
    );
    yield `\n${lines.join('\n')}`;
  }
}

/** The conversation as JSON: its state and all messages. */
export async function* transcriptJson({ state, pages }: Transcript): AsyncGenerator<string> {
  yield `{"state":${JSON.stringify(state)},"messages":[`;
  yield* jsonItems(pages);
  yield '],"earlier":false}\n';
}

/** The items of a JSON array, one a line, without its brackets. */
export async function* jsonItems(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let before = '\n';
  for await (const items of pages) {
    yield before + items.map((item) => JSON.stringify(item)).join(',\n');
    before = ',\n';
  }
}

/** A page to print. Whatever people wrote stands in it as text only; it is sent under a policy that runs no script. */
export async function* transcriptPage({ state, pages, chosen, place }: Transcript): AsyncGenerator<string> {
  const wording = wordingFor(place.language);
  const stamp = stampsFor(place, wording);
  const title = `${place.siteName}, ${stamp(state.startedAt)}`;
  yield `<!doctype html><html lang="${escapeHtml(wording.tag)}" dir="${wording.direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style></head><body><h1 dir="auto">${escapeHtml(place.siteName)}</h1>
<p class="when">${escapeHtml(`${stamp(state.startedAt)} (${zoneOf(place)})`)}</p>
`;
  for await (const messages of pages)
    yield messages
      .map(
        ({
          id,
          at,
          author,
          body,
          attachments,
          choices = [],
          unsentAt,
          replyTo,
        }) => `<article class="${author.kind}">
<h2><bdi>${escapeHtml(nameOf(author, wording))}</bdi> <time>${escapeHtml(stamp(at))}</time></h2>
${replyTo === undefined ? '' : `<blockquote dir="auto">${escapeHtml(quotedText(replyTo, wording))}</blockquote>`}
${unsentAt === undefined ? '' : `<p class="unsent">${escapeHtml(wording.unsent)}</p>`}
${body === '' ? '' : `<div class="text" dir="auto">${messageHtml(body, author.kind !== 'visitor')}</div>`}
${choices.map((choice) => `<p>${escapeHtml(choiceLine(choice, chosen.get(id) === choice))}</p>`).join('')}
${attachments.map((file) => `<p class="file">${escapeHtml(fileLine(file, wording))}</p>`).join('')}</article>
`,
      )
      .join('');
  yield '</body></html>';
}

const PAGE_STYLE = `:root{color-scheme:light dark}body{max-width:44rem;margin:2rem auto;padding:0 1rem;
font:15px/1.5 system-ui,sans-serif}h1{font-size:1.4rem;margin:0}h2{font-size:.9rem;margin:0 0 .25rem}
time,.when,.file,.unsent{color:GrayText;font-weight:400}article{margin:1.25rem 0;padding-inline-start:.9rem;
border-inline-start:3px solid GrayText;break-inside:avoid}article.agent{border-color:#0e7c66}
blockquote{margin:0 0 .25rem;padding-inline-start:.6rem;border-inline-start:2px solid GrayText;color:GrayText}
p{margin:0}p,blockquote{white-space:pre-wrap;overflow-wrap:anywhere}@media print{body{margin:0}}`;

/** What is replied to, as mails quote: each line after `>`. */
function quotedLines(quote: Quote, wording: Wording): string[] {
  return quotedText(quote, wording)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `> ${line}`);
}

function quotedText({ body, file = '', unsent }: Quote, wording: Wording): string {
  if (unsent) return wording.unsent;
  return body === '' ? file : body;
}

function fileLine({ name, sizeBytes, deletedAfterDays }: Attachment, wording: Wording): string {
  if (deletedAfterDays !== undefined) return `${name}: ${fileDeletedText(wording, deletedAfterDays)}`;
  return `${name}, ${Math.max(1, Math.round(sizeBytes / 1_000))} kB`;
}

/** Nobody is called by a name that was made up for them. */
function nameOf({ kind, name }: Message['author'], { you }: Wording): string {
  return kind === 'visitor' ? you : name;
}

/** `Nov 23, 2026, 2:05 PM` in the visitor's language and by their own clock; UTC where it is not known. */
function stampsFor({ timeZone }: TranscriptPlace, { tag }: Wording): (at: number) => string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  try {
    const own = format(timeZone ?? 'UTC');
    return (at) => own.format(at);
  } catch {
    // A browser's zone that this server does not know.
    const utc = format('UTC');
    return (at) => `${utc.format(at)} UTC`;
  }
}

function zoneOf({ timeZone }: TranscriptPlace): string {
  return timeZone ?? 'UTC';
}
