import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createCustomers } from './customers.mjs';

const FOLDER = new URL('./shop/', import.meta.url);
const TEAS = [
  ['Harbour Breakfast', 'Assam and Keemun. Strong enough for fog.', '#8a4b2a', '#d99a5b'],
  ['Lighthouse Green', 'First flush, steamed. Grassy, a little sweet.', '#2f6b45', '#a9cf8f'],
  ['Salt Marsh Mint', 'No caffeine, much mint, a pinch of sea buckthorn.', '#1f6f78', '#9fd8cf'],
  ['Driftwood Smoke', 'Pine-smoked Lapsang for short days.', '#4a3f3a', '#b9a79a'],
];

/**
 * The demo's shop: a site of its own, on an origin of its own.
 * @param {{ port: number, serverUrl: string, siteKey: string, pages?: Map<string, { html: string, headers: Record<string, string> }> }} options
 *   `serverUrl` is where the chat's server is; `pages` are more pages, by path
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startShop({ port, serverUrl, siteKey, pages = new Map() }) {
  const customers = createCustomers(siteKey);
  const server = createServer((request, response) => {
    answer(request)
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch((error) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://localhost:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  /** @param {import('node:http').IncomingMessage} request */
  async function answer(request) {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    const more = pages.get(path);
    if (more !== undefined) {
      const headers = { 'content-type': 'text/html; charset=utf-8', ...more.headers };
      return { status: 200, headers, body: more.html };
    }
    const { cookie } = request.headers;
    const customer = customers.of(cookie);
    if (request.method === 'POST') {
      if (path === '/sign-out') return home(customers.signOut(cookie));
      const set = path.startsWith('/sign-in/') ? customers.signIn(path.slice('/sign-in/'.length)) : null;
      if (set !== null) return home(set);
    }
    if (path === '/chat-token' && customer !== null) {
      const headers = { 'content-type': 'text/plain', 'cache-control': 'no-store' };
      return { status: 200, headers, body: await customers.chatToken(customer) };
    }
    if (path === '/account.js') return file('account.js', 'text/javascript; charset=utf-8');
    if (path === '/') return page('index.html', '', {}, accountBar(customer));
    if (path === '/strict') return strictPage();
    if (path.startsWith('/app/')) return page('app.html');
    if (path === '/react') return page('react.html');
    if (path === '/react.js') return file('../../dist/demo/react.js', 'text/javascript; charset=utf-8');
    if (path === '/shop.css') return file('shop.css', 'text/css; charset=utf-8');
    if (path === '/router.js' || path === '/violations.js')
      return file(path.slice(1), 'text/javascript; charset=utf-8');
    return {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: 'There is no such page in this shop.',
    };
  }

  /** @param {string} cookie */
  function home(cookie) {
    return { status: 303, headers: { location: '/', 'set-cookie': cookie }, body: '' };
  }

  /** @param {ReturnType<typeof customers.of>} customer */
  function accountBar(customer) {
    if (customer === null) {
      const buttons = customers.all.map(
        ({ id, name }) =>
          `<form method="post" action="/sign-in/${id}"><button>Sign in as ${name}</button></form>`,
      );
      return `<div class="account">${buttons.join('')}</div>`;
    }
    return (
      `<div class="account">Signed in as ${customer.name}` +
      '<form method="post" action="/sign-out"><button>Sign out</button></form></div>' +
      '<script src="/account.js"></script>'
    );
  }

  /** @param {string} name @param {string} nonce @param {Record<string, string>} headers @param {string} account */
  async function page(name, nonce = '', headers = {}, account = '') {
    const html = (await readFile(new URL(name, FOLDER), 'utf8'))
      .replaceAll('%SERVER%', serverUrl)
      .replaceAll('%SITE%', siteKey)
      .replaceAll('%NONCE%', nonce)
      .replace('%ACCOUNT%', account)
      .replace('%TEAS%', teas());
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: html };
  }

  /** The three directives a strict page needs for the chat: script-src (by nonce), connect-src, img-src. */
  function strictPage() {
    const nonce = randomBytes(16).toString('base64');
    const socket = serverUrl.replace(/^http/, 'ws');
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      "style-src 'self'",
      `connect-src ${serverUrl} ${socket}`,
      `img-src ${serverUrl} data:`,
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ].join('; ');
    return page('strict.html', nonce, { 'content-security-policy': policy });
  }

  /** @param {string} name @param {string} type */
  async function file(name, type) {
    return {
      status: 200,
      headers: { 'content-type': type },
      body: await readFile(new URL(name, FOLDER), 'utf8'),
    };
  }
}

function teas() {
  const items = TEAS.map(
    ([name, text, dark, light], index) =>
      `<li><svg viewBox="0 0 220 120" aria-hidden="true"><rect width="220" height="120" fill="${light}"/>` +
      `<circle cx="${60 + index * 32}" cy="66" r="52" fill="${dark}"/>` +
      `<path d="M0 ${96 - index * 6} q55 -22 110 0 t110 0 V120 H0z" fill="${dark}" opacity=".55"/></svg>` +
      `<h2>${name}</h2><p>${text}</p></li>`,
  );
  return `<ul class="teas">${items.join('')}</ul>`;
}
