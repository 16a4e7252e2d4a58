import { chosenIn } from '../contract/choices.ts';
import type { Attachment, Conversation, Message } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { readState } from './conversation-state.ts';
import { readHistory } from './read-conversation.ts';
import { type Wording, wordingFor } from './transcript-words.ts';

const MESSAGES_AT_ONCE = 500;

/** A conversation from beginning to end, as its visitor may see it: without notes. */
export async function wholeConversation(db: Db, row: ConversationRow): Promise<Conversation> {
  const messages: Message[] = [];
  let before = row.seq + 1;
  for (;;) {
    const page = await readHistory(db, row.id, 'visitor', { before, limit: MESSAGES_AT_ONCE });
    messages.unshift(...page.messages);
    const first = page.messages[0];
    if (!page.earlier || first === undefined) break;
    before = first.seq;
  }
  return { state: await readState(db, row, 'visitor'), messages, earlier: false };
}

export type TranscriptPlace = { siteName: string; timeZone: string | null; language: string | null };

/** What was offered as an answer, and whether the visitor took it. */
const choiceLine = (choice: string, taken: boolean) => `(${taken ? 'x' : ' '}) ${choice}`;

/** Lines to read: when, who, what. */
export function transcriptText({ messages, state }: Conversation, place: TranscriptPlace): string {
  const wording = wordingFor(place.language);
  const stamp = stampsFor(place, wording);
  const head = [place.siteName, `${stamp(state.startedAt)} (${zoneOf(place)})`, ''];
  const chosen = chosenIn(messages);
  const lines = messages.flatMap(({ id, at, author, body, attachments, choices = [], unsentAt }) => [
    `[${stamp(at)}] ${nameOf(author, wording)}:`,
    ...(unsentAt === undefined ? [] : [wording.unsent]),
    ...body.split('\n').filter((line) => line !== ''),
    ...choices.map((choice) => choiceLine(choice, chosen.get(id) === choice)),
    ...attachments.map((file) => `<${fileLine(file)}>`),
    '',
  ]);
  return [...head, ...lines].join('\n');
}

/** A page to print. Whatever people wrote stands in it as text only; it is sent under a policy that runs no script. */
export function transcriptPage({ messages, state }: Conversation, place: TranscriptPlace): string {
  const wording = wordingFor(place.language);
  const stamp = stampsFor(place, wording);
  const chosen = chosenIn(messages);
  const rows = messages.map(
    ({ id, at, author, body, attachments, choices = [], unsentAt }) => `<article class="${author.kind}">
<h2><bdi>${escaped(nameOf(author, wording))}</bdi> <time>${escaped(stamp(at))}</time></h2>
${unsentAt === undefined ? '' : `<p class="unsent">${escaped(wording.unsent)}</p>`}
${body === '' ? '' : `<p dir="auto">${escaped(body)}</p>`}
${choices.map((choice) => `<p>${escaped(choiceLine(choice, chosen.get(id) === choice))}</p>`).join('')}
${attachments.map((file) => `<p class="file">${escaped(fileLine(file))}</p>`).join('')}</article>`,
  );
  const title = `${place.siteName}, ${stamp(state.startedAt)}`;
  return `<!doctype html><html lang="${escaped(wording.tag)}" dir="${wording.direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<style>${PAGE_STYLE}</style></head><body><h1 dir="auto">${escaped(place.siteName)}</h1>
<p class="when">${escaped(`${stamp(state.startedAt)} (${zoneOf(place)})`)}</p>
${rows.join('\n')}</body></html>`;
}

const PAGE_STYLE = `:root{color-scheme:light dark}body{max-width:44rem;margin:2rem auto;padding:0 1rem;
font:15px/1.5 system-ui,sans-serif}h1{font-size:1.4rem;margin:0}h2{font-size:.9rem;margin:0 0 .25rem}
time,.when,.file,.unsent{color:GrayText;font-weight:400}article{margin:1.25rem 0;padding-inline-start:.9rem;
border-inline-start:3px solid GrayText;break-inside:avoid}article.agent{border-color:#0e7c66}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}@media print{body{margin:0}}`;

function fileLine({ name, sizeBytes }: Attachment): string {
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

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
