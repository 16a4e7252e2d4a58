// `npm start`: the server with the demo's people and site, and the demo shop on another origin. With `-- --bot`, the reference
// bot answers the shop's visitors first.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { listening, runDemo } from './run.mjs';
import { startBot } from './start-bot.mjs';

const MAIN = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

const unknown = process.argv.slice(2).find((one) => one !== '--bot');
if (unknown !== undefined) {
  console.error(`"${unknown}" is not known here. \`npm start -- --bot\` starts the reference bot, too.`);
  process.exit(1);
}
/** Anew with every start. Null: no bot answers. */
const botToken = process.argv.includes('--bot') ? `fdb_${randomBytes(32).toString('base64url')}` : null;
if (botToken !== null) process.env['DEMO_BOT_TOKEN'] = botToken;

const demo = await runDemo(MAIN).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(`\nDemo shop       ${demo.shopUrl}/`);
const server = demo.start();
/** @type {import('node:child_process').ChildProcess | null} */
let bot = null;
server.once('exit', (code) => {
  bot?.kill('SIGTERM');
  void demo.close().then(() => process.exit(code ?? 0));
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill('SIGTERM'));
if (await listening(server, (text) => void process.stdout.write(text))) {
  if (botToken !== null) {
    console.log('Bot             answers first in the demo shop (demo/bot)');
    bot = startBot(demo.serverUrl, botToken);
    bot.once('exit', (code) => {
      if (code !== null && code !== 0) console.error(`The bot has ended with the code ${code}.`);
    });
  }
  console.log('\nStop with Ctrl+C. What you write is kept in .data.\n');
}
