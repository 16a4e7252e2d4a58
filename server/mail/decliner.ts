import { readPreferences } from '../accounts/preferences.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { fillIn, mailLanguage } from './mail-texts.ts';
import type { MailTokens } from './mail-tokens.ts';
import { agentTexts } from './to-agents/agent-texts.ts';
import type { AgentTexts } from './to-agents/locales/texts.ts';
import {
  agentOfToken,
  declineNotices,
  hasDeclinedNotices,
  hasDeclinedWeekly,
  wantNoticesAgain,
  wantWeekly,
} from './to-agents/unsubscribe.ts';
import { declineMails, isDeclined, threadToDecline, wantMailsAgain } from './to-visitors/declined-mails.ts';
import { findVisitorPlace } from './to-visitors/visitor-place.ts';

type Tx = Pick<Transaction, 'db' | 'now'>;

/** Whoever a link to decline mails is about, and what its page says. */
export type Decliner = {
  page: { title: string; lead: string; button: string; done: string; again: string };
  tag: string;
  direction: 'ltr' | 'rtl';
  /** Whether the mails are turned off already. */
  isOff(): Promise<boolean>;
  turnOff(tx: Tx): Promise<void>;
  turnOn(tx: Tx): Promise<void>;
};

/**
 * The agent or visitor of such a link; null: it is none of ours, or they are gone.
 * @param asked the language of the browser, for an agent who has chosen none
 */
export async function findDecliner(
  db: Db,
  tokens: MailTokens,
  { token, asked }: { token: string; asked: string },
): Promise<Decliner | null> {
  const missed = agentOfToken(tokens, token);
  if (missed !== null) return agentOf(db, missed, asked, NOTICES);
  const weekly = agentOfToken(tokens, token, 'weekly');
  return weekly === null ? visitorOf(db, tokens, token) : agentOf(db, weekly, asked, WEEKLY);
}

/** Which mails of an agent a link is about. */
type OfAgent = {
  page(texts: AgentTexts): Decliner['page'];
  isOff(db: Db, agentId: string): Promise<boolean>;
  turnOff(tx: Tx, agentId: string): Promise<void>;
  turnOn(tx: Tx, agentId: string): Promise<void>;
};
const NOTICES: OfAgent = {
  page: ({ notice }) => notice.page,
  isOff: hasDeclinedNotices,
  turnOff: declineNotices,
  turnOn: wantNoticesAgain,
};
const WEEKLY: OfAgent = {
  page: ({ weekly }) => weekly.page,
  isOff: hasDeclinedWeekly,
  turnOff: (tx, agentId) => wantWeekly(tx, agentId, false),
  turnOn: (tx, agentId) => wantWeekly(tx, agentId, true),
};

async function agentOf(db: Db, agentId: string, asked: string, mails: OfAgent): Promise<Decliner | null> {
  const agent = await db.selectFrom('agents').select('id').where('id', '=', agentId).executeTakeFirst();
  if (agent === undefined) return null;
  const { language } = await readPreferences(db, agent);
  const texts = agentTexts(language ?? asked);
  return {
    page: mails.page(texts),
    tag: texts.tag,
    direction: 'ltr',
    isOff: () => mails.isOff(db, agentId),
    turnOff: (tx) => mails.turnOff(tx, agentId),
    turnOn: (tx) => mails.turnOn(tx, agentId),
  };
}

async function visitorOf(db: Db, tokens: MailTokens, token: string): Promise<Decliner | null> {
  const thread = await threadToDecline(db, tokens, token);
  const place = await findVisitorPlace(db, thread?.conversation_id ?? null);
  if (thread === undefined || place === undefined) return null;
  const { texts, tag, direction } = mailLanguage(place.visitor.language);
  const who = { siteId: place.site.id, address: thread.address };
  const names = { site: place.site.name };
  return {
    page: {
      title: place.site.name,
      lead: fillIn(texts.declineLead, names),
      button: texts.declineButton,
      done: fillIn(texts.declined, names),
      again: texts.declineUndo,
    },
    tag,
    direction,
    isOff: () => isDeclined(db, who),
    turnOff: (tx) => declineMails(tx, who),
    turnOn: (tx) => wantMailsAgain(tx, who),
  };
}
