import { textOn } from '../../server/contract/contrast.ts';
import type { SayVisitorPush } from '../../server/contract/notices/push-api.ts';
import type { ResumedConversation, ResumedMessage } from '../../server/contract/schemas/mail-api.ts';
import { parseSheet } from '../views/style-sheets.ts';
import tokens from '../views/tokens.css';
import { createPage, type Page, showEnded } from './page.ts';
import sheet from './resume.css';

/**
 * The page of a link in a mail, `/c/<token>`: one conversation, on any device, without the widget and without anything stored in
 * the browser, unless somebody turns notifications on (`push.ts`, with a service worker for `/c/`). It asks again every few seconds
 * while it is looked at.
 */
const ASK_EVERY_MS = 4_000;
const ASK_AFTER_FAILURE_MS = 10_000;
const NOT_FOUND = 404;

const token = location.pathname.split('/')[2] ?? '';
let page: Page | null = null;
let readUpTo = 0;
let pushOffered = false;
let timer: ReturnType<typeof setTimeout> | undefined;

document.adoptedStyleSheets = [parseSheet(tokens), parseSheet(sheet)];
document.body.className = `panel-theme ${matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : ''}`;
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void look();
});
void look();

/** Asks for the conversation, shows it, and comes back to ask again. */
async function look(): Promise<void> {
  clearTimeout(timer);
  const wait = await refresh().catch(() => ASK_AFTER_FAILURE_MS);
  clearTimeout(timer);
  if (wait !== null && document.visibilityState === 'visible') timer = setTimeout(look, wait);
}

/** @returns when to ask again; null: never */
async function refresh(): Promise<number | null> {
  const answer = await ask('GET', '/api/resumed');
  if (answer.status === NOT_FOUND) {
    const { details } = (await answer.json()).error;
    showEnded(details);
    return null;
  }
  if (!answer.ok) return ASK_AFTER_FAILURE_MS;
  const conversation: ResumedConversation = await answer.json();
  page ??= begin(conversation);
  page.show(conversation.messages);
  offerPushTo(conversation);
  await saySeen(conversation.messages);
  return ASK_EVERY_MS;
}

function begin({ site, language, texts }: ResumedConversation): Page {
  const { documentElement: root } = document;
  root.lang = language.tag;
  root.dir = language.direction;
  document.body.style.setProperty('--fd-brand', site.color);
  document.body.style.setProperty('--fd-on-brand', textOn(site.color));
  document.title = site.name;
  return createPage({ site, texts, tag: language.tag, fileUrl: (id) => `/c/${token}/files/${id}`, send });
}

/** Once somebody has written something: who only reads is asked nothing. */
function offerPushTo({ push, messages }: ResumedConversation): void {
  if (push === undefined || pushOffered || !messages.some(({ mine }) => mine)) return;
  pushOffered = true;
  const say = async (wish: SayVisitorPush) => (await ask('PUT', '/api/resumed/push', wish)).ok;
  void import('./push.ts')
    .then(({ offerPush }) => offerPush(push, say))
    .catch(() => {
      pushOffered = false;
    });
}

/** The same id until it is known to be stored: a message whose answer was lost is not written twice. */
async function send(id: string, body: string): Promise<boolean> {
  const answer = await ask('POST', '/api/resumed/messages', { id, body }).catch(() => null);
  if (answer?.ok !== true) return false;
  void look();
  return true;
}

/** Only what is looked at is read: programs that check the links of a mail load pages, too. */
async function saySeen(messages: readonly ResumedMessage[]): Promise<void> {
  const last = messages.at(-1)?.seq ?? 0;
  if (last <= readUpTo || document.visibilityState !== 'visible') return;
  const answer = await ask('PUT', '/api/resumed/read', { upTo: last });
  if (answer.ok) readUpTo = last;
}

function ask(method: string, path: string, body?: object): Promise<Response> {
  return fetch(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
