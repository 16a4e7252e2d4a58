/** Chats whose threads conversations can be. */
export const BRIDGE_KINDS = ['slack', 'telegram'] as const;
export type BridgeKind = (typeof BRIDGE_KINDS)[number];
