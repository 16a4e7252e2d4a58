/** `read`: conversations and people. `write`: answering and arranging. `settings`: sites, teams, labels, canned replies. */
export const API_SCOPES = ['read', 'write', 'settings'] as const;
