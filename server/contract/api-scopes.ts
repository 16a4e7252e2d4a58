/**
 * What an admin may let an API key do. Those who read and write conversations come first; a key has one or more.
 *
 * - `read`:     conversations, files, visitors, the team, and what happens.
 * - `write`:    answering, notes, assigning, sorting, beginning conversations.
 * - `impersonate`: with `write`, in the name of whichever agent the request names.
 * - `contacts`: making, changing, merging and deleting contacts, which visitors are; deleting conversations.
 * - `blocks`:   blocking visitors and networks.
 * - `settings`: sites, teams, labels, canned replies, services.
 * - `webhooks`: the endpoints of webhooks and what was sent to them.
 * - `mail`:     mail that goes out, and mail in quarantine.
 * - `reports`:  figures, and what they are made of; no words of anybody.
 * - `audit`:    the accounts of the team and the audit log, to read.
 */
export const API_SCOPES = [
  'read',
  'write',
  'impersonate',
  'contacts',
  'blocks',
  'settings',
  'webhooks',
  'mail',
  'reports',
  'audit',
] as const;
