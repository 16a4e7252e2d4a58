import { textOn } from '../../server/contract/contrast.ts';
import type { SayVisitorPush } from '../../server/contract/notices/push-api.ts';
import type { resumed } from '../../server/contract/routes/open/resumed.ts';
import type { AddressOf } from '../../server/contract/routes/route.ts';
import type { ResumedConversation, ResumedMessage } from '../../server/contract/schemas/mail-api.ts';
import { parseSheet } from '../views/style-sheets.ts';
import tokens from '../views/tokens.css';
import { askWith } from './ask.ts';
import { createPage, type Ended, type Outgoing, type Page, showEnded } from './page.ts';
import sheet from './resume.css';

/**
 * The page of a link in a mail, `/c/<token>`: one conversation, on any device, without the widget and without anything stored in
 * the browser, unless somebody turns notifications on (`push.ts`, with a service worker for `/c/`). While it is looked at, a request waits
 * at the server for something new.
 */
/** Where the server did not let the request wait: it has many. */
const ASK_EVERY_MS = 4_000;
const SOON_MS = 1_000;
const ASK_AFTER_FAILURE_MS = 5_000;
const NOT_FOUND = 404;

const token = location.pathname.split('/')[2] ?? '';
const ask = askWith(token);
let page: Page | null = null;
let seq: number | null = null;
/** After a failure, the next request waits for nothing: that it is answered is the news. */
let reached = false;
let readUpTo = 0;
let pushOffered = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: AbortController | null = null;

document.adoptedStyleSheets = [parseSheet(tokens), parseSheet(sheet)];
document.body.className = `panel-theme ${matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : ''}`;
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') return void look();
  clearTimeout(timer);
  waiting?.abort();
});
addEventListener('online', () => void look());
void look();

/** Asks for the conversation, shows it, and comes back to ask again. One request at a time: a new one takes the place of another. */
async function look(): Promise<void> {
  clearTimeout(timer);
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  const wait = await refresh(mine.signal).catch(() => ASK_AFTER_FAILURE_MS);
  if (mine.signal.aborted) return;
  reached = wait !== ASK_AFTER_FAILURE_MS;
  page?.setReachable(reached);
  if (wait !== null && document.visibilityState === 'visible') timer = setTimeout(look, wait);
}

/** @returns when to ask again; null: never */
async function refresh(signal: AbortSignal): Promise<number | null> {
  const began = performance.now();
  const address = reached ? (`/api/resumed?after=${seq}` as const) : '/api/resumed';
  const answer = await ask('GET', address, { signal });
  if (!answer.ok) {
    if (answer.status !== NOT_FOUND) return ASK_AFTER_FAILURE_MS;
    showEnded((await answer.json()).error.details as Ended);
    return null;
  }
  const conversation = await answer.json();
  const news = !reached || conversation.seq !== seq;
  seq = conversation.seq;
  page ??= begin(conversation);
  page.show(conversation.messages);
  offerPushTo(conversation);
  // That it is not noted yet keeps nobody from reading on.
  await saySeen(conversation.messages).catch(() => {});
  return news || performance.now() - began > SOON_MS ? 0 : ASK_EVERY_MS;
}

function begin({ site, language, texts, files }: ResumedConversation): Page {
  const { documentElement: root } = document;
  root.lang = language.tag;
  root.dir = language.direction;
  document.body.style.setProperty('--fd-brand', site.color);
  document.body.style.setProperty('--fd-on-brand', textOn(site.color));
  document.title = site.name;
  const fileUrl = (id: string): AddressOf<typeof resumed.file> => `/c/${token}/files/${id}`;
  return createPage({ site, texts, files, tag: language.tag, fileUrl, send, upload });
}

/** Once somebody has written something: who only reads is asked nothing. */
function offerPushTo({ push, messages }: ResumedConversation): void {
  if (push === undefined || pushOffered || !messages.some(({ mine }) => mine)) return;
  pushOffered = true;
  const say = async (json: SayVisitorPush) => (await ask('PUT', '/api/resumed/push', { json })).ok;
  void import('./push.ts')
    .then(({ offerPush }) => offerPush(push, say))
    .catch(() => {
      pushOffered = false;
    });
}

/** The same id until it is known to be stored: a message whose answer was lost is not written twice. */
async function send(message: Outgoing): Promise<boolean> {
  const answer = await ask('POST', '/api/resumed/messages', { json: message }).catch(() => null);
  if (answer?.ok !== true) return false;
  void look();
  return true;
}

async function upload(id: string, file: File): Promise<boolean> {
  const form = new FormData();
  form.append('file', file);
  return (await ask('POST', `/api/resumed/attachments?id=${id}`, { form })).ok;
}

/** Only what is looked at is read: programs that check the links of a mail load pages, too. */
async function saySeen(messages: readonly ResumedMessage[]): Promise<void> {
  const last = messages.at(-1)?.seq ?? 0;
  if (last <= readUpTo || document.visibilityState !== 'visible') return;
  const answer = await ask('PUT', '/api/resumed/read', { json: { upTo: last } });
  if (answer.ok) readUpTo = last;
}
