import type { Guard } from './guards.ts';

export const BOT_GUARDS = {
  'a bot has its own conversations alone': [
    { file: 'server/bots/bot-conversations.ts', find: 'row.bot_id === bot.id', put: 'true' },
    {
      file: 'server/access/conversation-access.ts',
      find: 'thread.bot_id === actor.bot.id',
      put: 'true',
    },
  ],
  'a bot asks so much a minute': {
    file: 'server/plugins/bots/bot-scope.ts',
    find: 'botBuckets.take(bot.id)',
    put: '0',
  },
} as const satisfies Record<string, Guard>;
