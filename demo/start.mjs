// `npm start`: the server with the demo's people and site, and the demo shop on another origin.
import { fileURLToPath } from 'node:url';
import { listening, runDemo } from './run.mjs';

const MAIN = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

const demo = await runDemo(MAIN).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(`\nDemo shop       ${demo.shopUrl}/`);
const server = demo.start();
server.once('exit', (code) => void demo.close().then(() => process.exit(code ?? 0)));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill('SIGTERM'));
if (await listening(server, (text) => void process.stdout.write(text)))
  console.log('\nStop with Ctrl+C. What you write is kept in .data.\n');
