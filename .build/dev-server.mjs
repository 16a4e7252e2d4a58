// A process of `npm run dev` that becomes the server when a message names the file to run. Until then it loads the packages
// that the server imports at its start: they do not change with an edit, and take as long as what does.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

const PACKAGES = [
  '@fastify/cookie',
  '@fastify/cors',
  '@fastify/helmet',
  '@fastify/multipart',
  '@fastify/rate-limit',
  'ajv',
  'aws4fetch',
  'better-sqlite3',
  'fast-json-stringify',
  'fastify',
  'fastify-plugin',
  'htmlparser2',
  'jose',
  'otpauth',
  'pino',
  'pusher',
  'ws',
];

// Whoever started it has gone.
process.once('disconnect', leave);
const message = once(process, 'message');
for (const name of PACKAGES) await import(name);
const [main] = await message;
process.off('disconnect', leave);
process.send?.('begins', () => process.disconnect());
await import(pathToFileURL(main).href);

function leave() {
  process.exit();
}
