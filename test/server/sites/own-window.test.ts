import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { siteMaker } from './site-maker.ts';

onEveryDatabase('the page of a chat’s own window', (scene) => {
  const { server, ana } = scene;
  const { newSite } = siteMaker(scene);

  it('is there for pages of allowed origins, and for the server’s own', async () => {
    const site = await newSite();
    /** Whether the page is not parted from whoever opened it. */
    const opens = async (origin: string, key = site.siteKey) => {
      const query = new URLSearchParams({ origin });
      const { headers } = await fetch(`${server.url}/chat/${key}/window?${query}`);
      return headers.get('cross-origin-opener-policy') === 'unsafe-none';
    };
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
});
