import type { Database } from '../../database/database.ts';
import type { BridgeRow } from '../../database/tables/bridges.ts';
import { threadTexts } from '../thread-texts.ts';
import type { ThreadedChat } from '../threaded-bridge.ts';
import { createSlackApi } from './slack-api.ts';
import { newsFrom } from './slack-events.ts';
import { missedNews } from './slack-missed.ts';
import { createSlackService } from './slack-service.ts';
import { listenToSlack } from './slack-socket.ts';

/** `appToken` opens the connection (`xapp-`), `botToken` does everything else (`xoxb-`). */
export type SlackSecrets = { botToken: string; appToken: string };
export type SlackOptions = {
  database: Database;
  slackApiUrl: string;
  log: { warn(details: object, message: string): void };
};

export function slackSecrets({ secrets }: Pick<BridgeRow, 'secrets'>): SlackSecrets {
  return JSON.parse(secrets) as SlackSecrets;
}

/** Slack as a chat with threads. */
export function slackChat({ database, slackApiUrl, log }: SlackOptions): ThreadedChat {
  return {
    kind: 'slack',
    chatOf(bridge) {
      const { botToken } = slackSecrets(bridge);
      const api = createSlackApi(slackApiUrl, botToken);
      const texts = threadTexts(bridge.locale, 'slack');
      return createSlackService({ api, apiUrl: slackApiUrl, botToken, texts });
    },
    async listen(bridge, { connected, signal, keep }) {
      const { appToken, botToken } = slackSecrets(bridge);
      const bot = createSlackApi(slackApiUrl, botToken);
      await listenToSlack({
        api: createSlackApi(slackApiUrl, appToken),
        connected() {
          connected();
          void missedNews({ database, api: bot, since: bridge.connected_at, keep, signal }).catch(
            (error: unknown) => {
              if (!signal.aborted)
                log.warn(
                  { err: error },
                  'What was written in Slack while nobody listened could not be read.',
                );
            },
          );
        },
        async keep(eventId, event) {
          const news = newsFrom(eventId, event);
          if (news !== null) await keep(news.id, news.post);
        },
        log,
        signal,
      });
    },
  };
}
