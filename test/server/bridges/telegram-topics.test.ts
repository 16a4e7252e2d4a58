import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramApi } from '../../../server/bridges/telegram/telegram-api.ts';
import { settleTelegramTopic } from '../../../server/bridges/telegram/telegram-topics.ts';
import { startTelegram, TELEGRAM_TOKEN, type Telegram } from '../../support/servers/telegram/telegram.ts';
import { TELEGRAM_BOT, type TelegramUser } from '../../support/servers/telegram/telegram-state.ts';
import { addPeople, GROUP } from './telegram-stage.ts';

const NAME = 'Visitor 17 · Tea';

describe('a topic that was made again because the answer to a first try was lost', () => {
  let telegram: Telegram;
  beforeEach(async () => {
    telegram = await startTelegram();
    addPeople(telegram);
  });
  afterEach(() => telegram.close());

  function made(by?: TelegramUser): string {
    const topic = telegram.next();
    telegram
      .group(GROUP)
      ?.topics.set(topic, { name: NAME, closed: false, ...(by === undefined ? {} : { by }) });
    return String(topic);
  }
  /** @param noted which of the topics others have noted down, each time that is asked */
  function settle(topic: string, noted: (times: number) => string[] = () => []): Promise<string> {
    let times = 0;
    return settleTelegramTopic(
      createTelegramApi(telegram.apiUrl, TELEGRAM_TOKEN),
      String(GROUP),
      {
        name: NAME,
        topic,
        bot: String(TELEGRAM_BOT.id),
        async known() {
          times += 1;
          return new Set(noted(times));
        },
      },
      new AbortController().signal,
    );
  }

  it('is given up for the first', async () => {
    const first = made();
    expect(await settle(made())).toBe(first);
    expect(telegram.topics(GROUP)).toEqual([Number(first)]);
  });

  it('is not given up for one of another bot, nor of who writes anonymously', async () => {
    const others = [
      { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
      { id: 42, is_bot: true, first_name: 'Another', username: 'AnotherBot' },
    ].map((by) => made(by));
    const again = made();
    expect(await settle(again)).toBe(again);
    expect(telegram.topics(GROUP).map(String)).toEqual([...others, again]);
  });

  it('is not given up for one that another node notes for another conversation while it is looked', async () => {
    const theirs = made();
    const again = made();
    expect(await settle(again, (times) => (times === 1 ? [] : [theirs]))).toBe(again);
    expect(telegram.group(GROUP)?.topics.get(Number(theirs))?.closed).toBe(false);
    expect(telegram.topics(GROUP).map(String)).toEqual([theirs, again]);
  });
});
