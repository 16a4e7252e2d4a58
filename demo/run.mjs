import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startShop } from './shop-server.mjs';

/**
 * Runs the demo: the shop, and a server with the demo's people and site, as the environment says.
 * @param {string} main the built server's `main.js`, or what runs it
 * @param {{ messages?: boolean }} [options] whether the server's process can be sent messages
 * @returns {Promise<{ shopUrl: string, serverUrl: string, start: (...options: string[]) => import('node:child_process').ChildProcess, close: () => Promise<void> }>}
 *   `start` starts the server with these options of Node's, or another one after that has ended; `close` closes the shop
 * @throws with a sentence, when the shop's port is taken
 */
export async function runDemo(main, { messages = false } = {}) {
  const serverPort = Number(process.env['PORT'] || 4100);
  const shopPort = Number(process.env['SHOP_PORT'] || serverPort + 100);
  const serverUrl = process.env['PUBLIC_URL'] || `http://localhost:${serverPort}`;
  const shop = await startShop({ port: shopPort, serverUrl, siteKey: 'demo-shop' }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${shopPort} is taken by another program. Stop that one, or set SHOP_PORT to another number.`,
    );
  });
  return {
    shopUrl: shop.url,
    serverUrl,
    start: (...options) =>
      spawn(process.execPath, [...options, main], {
        stdio: ['ignore', 'pipe', 'inherit', messages ? 'ipc' : 'ignore'],
        env: {
          ...process.env,
          DEMO: 'on',
          PORT: String(serverPort),
          DEMO_SHOP_ORIGINS: [shop.url, shop.url.replace('localhost', '127.0.0.1')].join(','),
          LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
        },
      }),
    close: shop.close,
  };
}

/**
 * Resolves when a server listens; its last line of the start names the API's page.
 * @param {import('node:child_process').ChildProcess} server
 * @param {(text: string) => void} print gets what it says until then, and after
 * @returns {Promise<boolean>} false when it has ended instead
 */
export async function listening(server, print) {
  const { stdout } = server;
  if (stdout === null) throw new Error('What the server prints is not read.');
  return new Promise((resolve) => {
    void once(server, 'exit').then(() => resolve(false));
    stdout.on('data', (text) => {
      print(String(text));
      if (String(text).includes('API  ')) resolve(true);
    });
  });
}
