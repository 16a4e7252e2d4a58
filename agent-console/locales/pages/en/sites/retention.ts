/** How long a site keeps its data, and what is deleted. */
export const retention = {
  lead: 'Older data is deleted for good, within an hour. Leave a field empty to keep it.',
  conversations: 'Resolved conversations: days to keep',
  conversationsHint:
    'Since the last activity. Open and snoozed conversations are kept. Messages, notes, files, drafts and e-mails go with them.',
  files: 'Files: days to keep',
  filesHint:
    'Since they were sent, in open conversations too. Messages stay and show that the file was deleted. Files in team rooms are kept.',
  visitors: 'Visitors without conversations: days to keep',
  visitorsHint: 'Since their last visit. Contacts created through the API and blocked visitors are kept.',
  activity: 'Visitors’ page views and events: days to keep',
  preview: 'Show what would be deleted',
  counted: (conversations: number, files: number, visitors: number, complete: boolean) =>
    `${complete ? '' : 'At least '}${count(conversations, 'conversation')}, ${count(files, 'file')} and ${count(visitors, 'visitor')} would be deleted now.`,
  sure: (what: string) => `${what} This can’t be undone. Save anyway?`,
  saveAnyway: 'Save and delete',
};

/** Deleting one conversation. */
export const deletion = {
  title: 'Delete conversation',
  lead: 'Messages, notes, files, drafts and e-mails of this conversation are deleted for good, for you and for the visitor. The visitor’s profile and other conversations stay.',
  copies: 'Copies outside Frontdesk stay: sent e-mails, team chats, backups.',
  delete: 'Delete for good',
};

/** Deleting a site. */
export const siteDeletion = {
  open: 'Delete site …',
  lead: (conversations: number, visitors: number) =>
    `Deletes the site for good, with ${count(conversations, 'conversation')} and ${count(visitors, 'visitor')}: messages, notes, files, e-mails, page views and identity keys. The chat disappears from your website at once; visitors who have it open are disconnected. Numbers in reports stay, without people.`,
  copies: 'Copies outside Frontdesk stay: sent e-mails, team chats, backups.',
  tag: 'Remove the tag from your website as well.',
  name: (name: string) => `Type “${name}” to confirm`,
  delete: 'Delete site for good',
  mistyped: 'The name doesn’t match.',
};

function count(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}

/** What is hidden before it is stored. */
export const masking = {
  cards: 'Mask credit card numbers',
  cardsHint:
    'In messages, notes, drafts, forms, ratings, file names and incoming e-mails, before they’re stored. The last four digits stay visible; nobody can see the rest later.',
  patterns: 'Also mask, one pattern per line',
  patternsHint: 'Regular expressions, e.g. K-\\d{6} for customer numbers.',
};
