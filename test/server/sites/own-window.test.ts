import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { siteMaker } from './site-maker.ts';

onEveryDatabase('the page of a chat’s own window', (scene) => {
  const { server, ana } = scene;
  const { newSite } = siteMaker(scene);

  const headersFor = async (origin: string, key: string) => {
    const query = new URLSearchParams({ origin });
    return (await fetch(`${server.url}/chat/${key}/window?${query}`)).headers;
  };

  it('is there for pages of allowed origins, and for the server’s own', async () => {
    const site = await newSite();
    /** Whether the page is not parted from whoever opened it. */
    const opens = async (origin: string, key = site.siteKey) =>
      (await headersFor(origin, key)).get('cross-origin-opener-policy') === 'unsafe-none';
    expect(await opens('https://elsewhere.example')).toBe(true);
    const allowedOrigins = ['https://shop.example', 'https://*.shop.example'];
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { allowedOrigins });
    const asked = ['https://shop.example', 'https://a.shop.example', new URL(server.url).origin];
    for (const origin of asked) expect(await opens(origin), origin).toBe(true);
    const others = ['https://elsewhere.example', 'https://shop.example/', '', 'null', '*'];
    for (const origin of others) expect(await opens(origin), origin).toBe(false);
    expect(await opens('https://shop.example', 'nobody')).toBe(false);
    const ungiven = ['', '?origin=https://shop.example&origin=https://shop.example'];
    for (const query of ungiven)
      expect((await fetch(`${server.url}/chat/${site.siteKey}/window${query}`)).status).toBe(404);
  });

  it('shows pictures of cards from the site’s origins, and may be framed by nobody', async () => {
    const site = await newSite();
    const policy = async () =>
      `${(await headersFor('https://shop.example', site.siteKey)).get('content-security-policy')}`;
    expect(await policy()).toContain("img-src 'self'");
    const allowedOrigins = ['https://shop.example', 'https://*.shop.example'];
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { allowedOrigins });
    expect(await policy()).toContain("img-src https://shop.example https://*.shop.example 'self'");
    expect(await policy()).toContain("frame-ancestors 'none'");
  });
});
