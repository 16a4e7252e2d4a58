import type { Patch } from '../../support/patched-source.ts';
import { ACCOUNT_GUARDS } from './guards-of-accounts.ts';
import { BOT_GUARDS } from './guards-of-bots.ts';
import { CHANNEL_GUARDS } from './guards-of-channels.ts';
import { FILE_GUARDS } from './guards-of-files.ts';
import { INPUT_GUARDS } from './guards-of-input.ts';
import { MAIL_GUARDS } from './guards-of-mail.ts';
import { MCP_GUARDS } from './guards-of-mcp.ts';
import { RELAY_GUARDS } from './guards-of-relay.ts';
import { STORAGE_GUARDS } from './guards-of-storage.ts';
import { VISITOR_GUARDS } from './guards-of-visitors.ts';

/**
 * What stands between an attack and its success, each with what stands there when it is taken out. `find` must stand in
 * the file exactly once. A statement (it ends with `;`) is exchanged for `put`, an expression for the expression `put`;
 * where neither fits, `put` is the new text itself, with `OUT` for "while this guard is out".
 */
export type Guard = Patch | readonly Patch[];

export const GUARDS = {
  ...ACCOUNT_GUARDS,
  ...BOT_GUARDS,
  ...CHANNEL_GUARDS,
  ...FILE_GUARDS,
  ...INPUT_GUARDS,
  ...MAIL_GUARDS,
  ...MCP_GUARDS,
  ...RELAY_GUARDS,
  ...STORAGE_GUARDS,
  ...VISITOR_GUARDS,
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;
