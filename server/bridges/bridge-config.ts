import { ConfigError, type Environment } from '../common/read-setting.ts';

/** Where the chats are reached; no slash at the end. */
export type BridgeConfig = { slackApiUrl: string; telegramApiUrl: string };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads `SLACK_API_URL` and `TELEGRAM_API_URL`.
 * @throws ConfigError
 */
export function bridgeConfig(env: Environment): BridgeConfig {
  return {
    slackApiUrl: address(env, 'SLACK_API_URL', 'https://slack.com/api'),
    telegramApiUrl: address(env, 'TELEGRAM_API_URL', 'https://api.telegram.org'),
  };
}

/** Tokens go there, so nothing but https is taken, except on this machine. */
function address(env: Environment, name: string, fallback: string): string {
  const given = env[name] || fallback;
  const url = URL.canParse(given) ? new URL(given) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url === null || !safe || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new ConfigError(`${name} is "${given}", which is not an address such as ${fallback}.`);
  return url.href.replace(/\/+$/, '');
}
