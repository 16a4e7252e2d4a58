import { chosenIn } from '../contract/choices.ts';
import type { Attachment, Conversation, Message } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { readState } from './conversation-state.ts';
import { readHistory } from './read-conversation.ts';

const MESSAGES_AT_ONCE = 500;
const MINUTE = 'YYYY-MM-DD HH:MM'.length;

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
  const head = [place.siteName, `${stamp(state.startedAt, place)} ${zoneOf(place)}`, ''];
  const chosen = chosenIn(messages);
  const lines = messages.flatMap(({ id, at, author, body, attachments, choices = [] }) => [
    `[${stamp(at, place)}] ${author.name}:`,
    ...body.split('\n').filter((line) => line !== ''),
    ...choices.map((choice) => choiceLine(choice, chosen.get(id) === choice)),
    ...attachments.map((file) => `<${fileLine(file)}>`),
    '',
  ]);
  return [...head, ...lines].join('\n');
}

/** A page to print. Whatever people wrote stands in it as text only; it is sent under a policy that runs no script. */
export function transcriptPage({ messages, state }: Conversation, place: TranscriptPlace): string {
  const chosen = chosenIn(messages);
  const rows = messages.map(
    ({ id, at, author, body, attachments, choices = [] }) => `<article class="${author.kind}">
<h2>${escaped(author.name)} <time>${stamp(at, place)}</time></h2>
${body === '' ? '' : `<p dir="auto">${escaped(body)}</p>`}
${choices.map((choice) => `<p>${escaped(choiceLine(choice, chosen.get(id) === choice))}</p>`).join('')}
${attachments.map((file) => `<p class="file">${escaped(fileLine(file))}</p>`).join('')}</article>`,
  );
  const title = `${place.siteName}, ${stamp(state.startedAt, place)}`;
  return `<!doctype html><html lang="${escaped(place.language ?? 'en')}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<style>${PAGE_STYLE}</style></head><body><h1 dir="auto">${escaped(place.siteName)}</h1>
<p class="when">${stamp(state.startedAt, place)} ${escaped(zoneOf(place))}</p>
${rows.join('\n')}</body></html>`;
}

const PAGE_STYLE = `:root{color-scheme:light dark}body{max-width:44rem;margin:2rem auto;padding:0 1rem;
font:15px/1.5 system-ui,sans-serif}h1{font-size:1.4rem;margin:0}h2{font-size:.9rem;margin:0 0 .25rem}
time,.when,.file{color:GrayText;font-weight:400}article{margin:1.25rem 0;padding-inline-start:.9rem;
border-inline-start:3px solid GrayText;break-inside:avoid}article.agent{border-color:#0e7c66}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}@media print{body{margin:0}}`;

function fileLine({ name, sizeBytes }: Attachment): string {
  return `${name}, ${Math.max(1, Math.round(sizeBytes / 1_000))} kB`;
}

/** `2026-11-23 14:05` by the visitor's own clock; UTC where it is not known. */
function stamp(at: number, { timeZone }: TranscriptPlace): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  try {
    return format(timeZone ?? 'UTC').format(at);
  } catch {
    return new Date(at).toISOString().replace('T', ' ').slice(0, MINUTE);
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
