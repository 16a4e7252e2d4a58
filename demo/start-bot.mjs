import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BOT = fileURLToPath(new URL('bot/bot.mjs', import.meta.url));

/**
 * Runs the reference bot beside the demo; what it says is printed.
 * @param {string} url the server's address
 * @param {string} token with which the server knows it
 * @returns {import('node:child_process').ChildProcess}
 */
export function startBot(url, token) {
  return spawn(process.execPath, [BOT], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FRONTDESK_URL: url, FRONTDESK_BOT_TOKEN: token },
  });
}
