import { Bot, GrammyError, InputFile } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { startTelegram, TELEGRAM_TOKEN, type Telegram } from '../../support/servers/telegram/telegram.ts';

// What the tests of the bridge lean on speaks the Bot API, as a library that many bots are made with understands it.
const GROUP = -1001234567890;
let telegram: Telegram;
beforeEach(async () => {
  telegram = await startTelegram();
  telegram.addGroup(GROUP);
  telegram.addUser(5, 'Ana');
});
afterEach(() => telegram.close());

const botOf = (token: string) => new Bot(token, { client: { apiRoot: telegram.apiUrl } });

it('answers grammY: topics, texts with marks, files there and back, refusals with what they ask for', async () => {
  const { api } = botOf(TELEGRAM_TOKEN);
  expect(await api.getMe()).toMatchObject({ is_bot: true, username: 'FrontdeskBot' });
  const topic = await api.createForumTopic(GROUP, 'Ada · Tea');
  const more = { message_thread_id: topic.message_thread_id, parse_mode: 'HTML' } as const;
  const sent = await api.sendMessage(GROUP, '<b>Ada</b>\n1 &lt; 2', more);
  expect(sent).toMatchObject({ text: 'Ada\n1 < 2', entities: [{ type: 'bold', offset: 0, length: 3 }] });
  await expect(api.sendMessage(GROUP, '<b>Ada', more)).rejects.toThrow(/can't parse entities/);
  await api.editMessageText(GROUP, sent.message_id, 'Changed');
  await expect(api.editMessageText(GROUP, sent.message_id, 'Changed')).rejects.toThrow(/not modified/);
  const { document } = await api.sendDocument(GROUP, new InputFile(Buffer.from('A'), 'a.txt'), {
    message_thread_id: topic.message_thread_id,
  });
  const { file_path } = await api.getFile(document.file_id);
  const file = await fetch(`${telegram.apiUrl}/file/bot${TELEGRAM_TOKEN}/${file_path}`);
  expect(await file.text()).toBe('A');
  await api.closeForumTopic(GROUP, topic.message_thread_id);
  await expect(api.sendMessage(GROUP, 'x', more)).rejects.toThrow(/TOPIC_CLOSED/);
  await expect(botOf('1:wrong').api.getMe()).rejects.toMatchObject({ error_code: 401 });
  const quiet = { status: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } };
  telegram.trouble('sendMessage', quiet);
  const refusal = await api.sendMessage(GROUP, 'Later').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(GrammyError);
  expect(refusal).toMatchObject({ parameters: { retry_after: 7 } });
  telegram.addGroup(-77, { type: 'group', is_forum: false });
  telegram.upgrade(-77, -1007700);
  await expect(api.sendMessage(-77, 'x')).rejects.toMatchObject({
    parameters: { migrate_to_chat_id: -1007700 },
  });
});

it('brings updates to grammY until they are confirmed, and ends a request when another bot asks', async () => {
  telegram.say(GROUP, 5, 'Before');
  const { api } = botOf(TELEGRAM_TOKEN);
  const [first] = await api.getUpdates({ timeout: 0 });
  expect(first?.message?.text).toBe('Before');
  expect(await api.getUpdates({ timeout: 0 })).toHaveLength(1);
  const waiting = api.getUpdates({ offset: (first?.update_id ?? 0) + 1, timeout: 25 });
  await eventually(() => expect(telegram.isAsked()).toBe(true));
  const ended = expect(waiting).rejects.toMatchObject({ error_code: 409 });

  const bot = botOf(TELEGRAM_TOKEN);
  const heard: string[] = [];
  bot.on('message:text', ({ message }) => void heard.push(`${message.message_thread_id}: ${message.text}`));
  const running = bot.start({ allowed_updates: ['message', 'edited_message', 'my_chat_member'] });
  await ended;
  await eventually(() => expect(telegram.isAsked()).toBe(true));
  telegram.say(GROUP, 5, 'Hello', 9);
  await eventually(() => expect(heard).toEqual(['9: Hello']));
  await bot.stop();
  await running;
  expect(telegram.pending()).toBe(0);
});
