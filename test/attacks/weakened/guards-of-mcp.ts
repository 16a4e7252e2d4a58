import type { Guard } from './guards.ts';

const UNTRUSTED = 'server/mcp/untrusted.ts';

export const MCP_GUARDS = {
  'marks around visitors’ words are known to nobody before': {
    file: UNTRUSTED,
    find: "randomBytes(9).toString('hex')",
    put: "'words'",
  },
  'one visitor’s text is a small part of an answer': {
    file: UNTRUSTED,
    find: 'text.length <= LONGEST',
    put: 'true',
  },
  'an assistant asks for a few things at once': {
    file: 'server/routes/open/mcp.ts',
    find: 'running >= AT_ONCE',
    put: 'false',
  },
} as const satisfies Record<string, Guard>;
