import type { Message } from '../../server/contract/schemas/conversations.ts';
import type {
  Bot,
  BotEvent,
  BotEventPage,
  BotThread,
  CreateBot,
  NewBot,
  PutBot,
} from '../../server/contract/schemas/developers/bots-api.ts';
import { eventually } from './eventually.ts';
import { nobody, type TestAgent, uuid } from './people.ts';

const BASE = '/api/bot/conversations';

/** Adds a bot to the first site, as the console does, and asks as it does. */
export async function addBot(
  url: string,
  admin: Pick<TestAgent, 'ask'>,
  chosen: Partial<Omit<CreateBot, 'id'>> = {},
) {
  const [site] = (await admin.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body.sites;
  const body: Omit<CreateBot, 'id'> = {
    name: 'Pip',
    sites: site === undefined ? [] : [{ siteId: site.id, mode: 'first' }],
    answerSeconds: 20,
    url: null,
    ...chosen,
  };
  const made = await admin.ask<NewBot>('POST', '/api/agent/bots', { id: uuid(), ...body });
  if (made.status !== 201) throw new Error(`The bot was not added: ${JSON.stringify(made.body)}`);
  const { bot, token, secret } = made.body;
  const ask = nobody(url, { authorization: `Bearer ${token}` });
  return {
    id: bot.id,
    token,
    secret,
    ask,
    change: (part: Partial<PutBot>) =>
      admin.ask<Bot>('PUT', `/api/agent/bots/${bot.id}`, { ...body, on: true, ...part }),
    async now(): Promise<Bot> {
      const { bots } = (await admin.ask<{ bots: Bot[] }>('GET', '/api/agent/bots')).body;
      const found = bots.find(({ id }) => id === bot.id);
      if (found === undefined) throw new Error('The bot is gone.');
      return found;
    },
    events: (query = '') => ask<BotEventPage>('GET', `/api/bot/events${query}`),
    read: (id: string) => ask<BotThread>('GET', `${BASE}/${id}`),
    say: (
      id: string,
      text: string,
      more: { id?: string; choices?: string[]; attachmentIds?: string[] } = {},
    ) => ask<{ message: Message }>('POST', `${BASE}/${id}/messages`, { id: uuid(), body: text, ...more }),
    handOff: (id: string, reason: string, summary?: string, noteId = uuid()) =>
      ask<{ message: Message }>('POST', `${BASE}/${id}/hand-off`, {
        id: noteId,
        reason,
        ...(summary && { summary }),
      }),
    close: (id: string) => ask('POST', `${BASE}/${id}/closure`),
    /** Everything it was told, once there is so much. */
    async received(count: number): Promise<BotEvent[]> {
      let events: BotEvent[] = [];
      await eventually(async () => {
        events = (await this.events()).body.events.map(({ event }) => event);
        if (events.length < count) throw new Error(`It was told ${events.length} of ${count} events.`);
      });
      return events;
    },
  };
}
export type TestBot = Awaited<ReturnType<typeof addBot>>;
