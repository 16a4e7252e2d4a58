/**
 * The texts of all pages that are loaded later, by the name under which each is exported. English and Chinese come with
 * the page; a language that is one part of the console has all of them ({@link pageTexts}). A new file of
 * `pages/en/` gets a line here.
 */
export type PageTables = typeof import('./pages/en/agents.ts') &
  typeof import('./pages/en/api-keys.ts') &
  typeof import('./pages/en/audit.ts') &
  typeof import('./pages/en/avatar.ts') &
  typeof import('./pages/en/bots.ts') &
  typeof import('./pages/en/bridges.ts') &
  typeof import('./pages/en/canned-replies.ts') &
  typeof import('./pages/en/chat-hooks.ts') &
  typeof import('./pages/en/find-bar.ts') &
  typeof import('./pages/en/first-steps.ts') &
  typeof import('./pages/en/identity-keys.ts') &
  typeof import('./pages/en/install.ts') &
  typeof import('./pages/en/keys.ts') &
  typeof import('./pages/en/labels.ts') &
  typeof import('./pages/en/mail/mail.ts') &
  typeof import('./pages/en/mail/quarantine.ts') &
  typeof import('./pages/en/mentions.ts') &
  typeof import('./pages/en/notices.ts') &
  typeof import('./pages/en/people/contact.ts') &
  typeof import('./pages/en/people/contacts.ts') &
  typeof import('./pages/en/people/import.ts') &
  typeof import('./pages/en/people/merge.ts') &
  typeof import('./pages/en/profile.ts') &
  typeof import('./pages/en/reports.ts') &
  typeof import('./pages/en/writing/answer-buttons.ts') &
  typeof import('./pages/en/writing/cards.ts') &
  typeof import('./pages/en/writing/emoji.ts') &
  typeof import('./pages/en/writing/scheduled.ts') &
  typeof import('./pages/en/second-factor.ts') &
  typeof import('./pages/en/setup-troubles.ts') &
  typeof import('./pages/en/sites/ladder.ts') &
  typeof import('./pages/en/sites/retention.ts') &
  typeof import('./pages/en/sites/site-reports.ts') &
  typeof import('./pages/en/sites/sites.ts') &
  typeof import('./pages/en/teams.ts') &
  typeof import('./pages/en/transcript.ts') &
  typeof import('./pages/en/views.ts') &
  typeof import('./pages/en/thread/conversation-merge.ts') &
  typeof import('./pages/en/thread/voice.ts') &
  typeof import('./pages/en/webhooks.ts') &
  typeof import('./pages/en/writing.ts');
