/** What can be the matter with a visitor's conversation, in the order in which it is shown. */
export const CONVERSATION_STATUSES = ['waiting', 'open', 'snoozed', 'resolved'] as const;
