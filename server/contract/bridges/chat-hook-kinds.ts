/** Chats that take notices by an incoming webhook. */
export const CHAT_HOOK_KINDS = ['discord', 'mattermost', 'teams'] as const;
export type ChatHookKind = (typeof CHAT_HOOK_KINDS)[number];

/**
 * `new`: somebody wrote for the first time in a conversation. `waiting`: the site's ladder says that nobody has answered. `handed_off`: a bot
 * has left a conversation to people.
 */
export const CHAT_NOTICES = ['new', 'waiting', 'handed_off'] as const;
export type ChatNotice = (typeof CHAT_NOTICES)[number];

export const MAX_CHAT_HOOKS = 20;
