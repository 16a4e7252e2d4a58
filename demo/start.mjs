// `npm start`: the server with the demo's people and site, and the demo shop on another origin.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startShop } from './shop-server.mjs';

const serverPort = Number(process.env['PORT'] || 4100);
const shopPort = Number(process.env['SHOP_PORT'] || serverPort + 100);
const serverUrl = process.env['PUBLIC_URL'] || `http://localhost:${serverPort}`;
const MAIN = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

/** @type {{ url: string, close: () => Promise<void> } | null} */
let shop = null;
try {
  shop = await startShop({ port: shopPort, serverUrl, siteKey: 'demo-shop' });
} catch (error) {
  const taken = /** @type {{ code?: string }} */ (error).code === 'EADDRINUSE';
  console.error(
    taken
      ? `Port ${shopPort} is taken by another program. Stop that one, or set SHOP_PORT to another number.`
      : error,
  );
  process.exit(1);
}
const shopUrl = shop.url;

const server = spawn(process.execPath, [MAIN], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    DEMO: 'on',
    PORT: String(serverPort),
    DEMO_SHOP_ORIGINS: [shopUrl, shopUrl.replace('localhost', '127.0.0.1')].join(','),
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
  },
});
server.stdout.on('data', (text) => {
  process.stdout.write(text);
  if (String(text).includes('API  ')) console.log('\nStop with Ctrl+C. What you write is kept in .data.\n');
});
server.once('spawn', () => console.log(`\nDemo shop       ${shopUrl}/`));
server.once('exit', (code) => void shop?.close().then(() => process.exit(code ?? 0)));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill('SIGTERM'));
