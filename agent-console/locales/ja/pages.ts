import type { PageTables } from '../page-tables.ts';
import { agents } from './pages/agents.ts';
import { apiKeys } from './pages/api-keys.ts';
import { audit } from './pages/audit.ts';
import { avatar } from './pages/avatar.ts';
import { bots } from './pages/bots.ts';
import { bridges } from './pages/bridges.ts';
import { canned } from './pages/canned-replies.ts';
import { chatHooks } from './pages/chat-hooks.ts';
import { findBar } from './pages/find-bar.ts';
import { firstSteps } from './pages/first-steps.ts';
import { identityKeys } from './pages/identity-keys.ts';
import { checkPage, seenOn } from './pages/install.ts';
import { keys } from './pages/keys.ts';
import { labels } from './pages/labels.ts';
import { mail, siteMail } from './pages/mail/mail.ts';
import { quarantine } from './pages/mail/quarantine.ts';
import { mentions } from './pages/mentions.ts';
import { notices } from './pages/notices.ts';
import { contact } from './pages/people/contact.ts';
import { contacts } from './pages/people/contacts.ts';
import { contactImport } from './pages/people/import.ts';
import { merge } from './pages/people/merge.ts';
import { profile } from './pages/profile.ts';
import { reports } from './pages/reports.ts';
import { secondFactor } from './pages/second-factor.ts';
import { setupTroubles } from './pages/setup-troubles.ts';
import { ladder } from './pages/sites/ladder.ts';
import { deletion, masking, retention, siteDeletion } from './pages/sites/retention.ts';
import { siteReports } from './pages/sites/site-reports.ts';
import { sites } from './pages/sites/sites.ts';
import { teams } from './pages/teams.ts';
import { conversationMerge } from './pages/thread/conversation-merge.ts';
import { voice } from './pages/thread/voice.ts';
import { transcript } from './pages/transcript.ts';
import { savedViews } from './pages/views.ts';
import { webhooks } from './pages/webhooks.ts';
import { answerButtons } from './pages/writing/answer-buttons.ts';
import { cards } from './pages/writing/cards.ts';
import { emoji } from './pages/writing/emoji.ts';
import { scheduled } from './pages/writing/scheduled.ts';
import { writing } from './pages/writing.ts';

/** What pages that are loaded later say. */
export const pages: PageTables = {
  agents,
  answerButtons,
  apiKeys,
  audit,
  avatar,
  bots,
  bridges,
  canned,
  cards,
  chatHooks,
  emoji,
  findBar,
  firstSteps,
  identityKeys,
  checkPage,
  seenOn,
  keys,
  labels,
  mail,
  siteMail,
  mentions,
  notices,
  contact,
  contacts,
  contactImport,
  conversationMerge,
  merge,
  profile,
  quarantine,
  reports,
  scheduled,
  secondFactor,
  setupTroubles,
  ladder,
  retention,
  deletion,
  siteDeletion,
  masking,
  siteReports,
  sites,
  teams,
  transcript,
  savedViews,
  voice,
  webhooks,
  writing,
};
