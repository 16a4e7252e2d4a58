// A process of `npm run dev` that becomes the server when a message names the file to run. Until then it loads the packages
// that the server imports at its start, which do not change with an edit and take as long as what does; and what messages name
// as built already, while pages are still being built.
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
const packages = loadPackages();
/** @type {Promise<string>} */
const named = new Promise((resolve) => {
  process.on('message', (/** @type {{ load: string[] } | { run: string }} */ message) => {
    if ('run' in message) resolve(message.run);
    else void packages.then(() => loadEarly(message.load));
  });
});
await packages;
const main = await named;
process.off('disconnect', leave);
process.send?.('begins', () => process.disconnect());
await import(pathToFileURL(main).href);

async function loadPackages() {
  for (const name of PACKAGES) await import(name);
}

/** @param {string[]} files */
async function loadEarly(files) {
  // What cannot be loaded is said when the server imports it.
  await Promise.allSettled(files.map((file) => import(pathToFileURL(file).href)));
}

function leave() {
  process.exit();
}
