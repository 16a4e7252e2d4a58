import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allowedPrivate } from '../../../server/common/public-address.ts';
import { fetchPage, NoPage } from '../../../server/doctor/fetch-page.ts';

const NONE = allowedPrivate('off');
const HERE = allowedPrivate('127.0.0.1');
if (NONE === null || HERE === null) throw new Error('These are settings.');

/** A website of this machine, for as long as the test runs. @returns its address, and what it was asked for */
async function website(answers: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answers(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, asked };
}

/** What is wrong with a page. */
const wrongWith = (url: string, options: Parameters<typeof fetchPage>[1]) =>
  fetchPage(url, options).then(
    () => expect.fail('There is a page.'),
    (error) => (error instanceof NoPage ? error.code : expect.fail(String(error))),
  );

describe('a page that the server fetches', () => {
  it('comes with the address that it leads to, and all of its policies', async () => {
    const { url } = await website((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else {
        response.setHeader('content-security-policy', ["img-src 'self'", "script-src 'self'"]);
        response.end('<title>Tea</title>');
      }
    });
    expect(await fetchPage(`${url}/old`, { allowed: HERE })).toEqual({
      url: `${url}/new`,
      html: '<title>Tea</title>',
      policy: "img-src 'self', script-src 'self'",
    });
  });

  it('is not asked for at an address of the own network, nor where a page leads there', async () => {
    const secret = await website((_request, response) => response.end('secret'));
    expect(await wrongWith(secret.url, { allowed: NONE })).toBe('page_private');
    expect(await wrongWith('http://[::1]:80/', { allowed: NONE })).toBe('page_private');
    // The one website may be asked, by its number; the other has a name that leads to the same machine.
    const leading = await website((_request, response) =>
      response.writeHead(302, { location: secret.url.replace('127.0.0.1', '127.0.0.2') }).end(),
    );
    expect(await wrongWith(leading.url, { allowed: HERE })).toBe('page_private');
    expect(secret.asked).toEqual([]);
  });

  it('is given up when it is too large, leads on for ever, is no page, or takes too long', async () => {
    const large = await website((_request, response) => response.end(Buffer.alloc(6 * 1024 * 1024)));
    expect(await wrongWith(large.url, { allowed: HERE })).toBe('page_too_large');
    const circle = await website((_request, response) => response.writeHead(302, { location: '/' }).end());
    expect(await wrongWith(circle.url, { allowed: HERE })).toBe('page_unreachable');
    expect(circle.asked.length).toBeLessThan(10);
    const gone = await website((_request, response) => response.writeHead(404).end());
    expect(await wrongWith(gone.url, { allowed: HERE })).toBe('page_status');
    const file = await website((_request, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    expect(await wrongWith(file.url, { allowed: HERE })).toBe('page_unreachable');
    const silent = await website(() => {});
    expect(await wrongWith(silent.url, { allowed: HERE, patienceMs: 200 })).toBe('page_unreachable');
    const slow = await website((_request, response) => response.write('<html>'));
    expect(await wrongWith(slow.url, { allowed: HERE, patienceMs: 200 })).toBe('page_unreachable');
  });
});
