import { freshContext } from '../support/browser.ts';

/** A page, and everything that went wrong in it or came from elsewhere. */
export async function opened(url: string, path: string, viewport = { width: 1280, height: 860 }) {
  const context = await freshContext({ viewport });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) wrong.push(request.url());
  });
  await page.goto(url + path);
  return { page, wrong, close: () => context.close() };
}
