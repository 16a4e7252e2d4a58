import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { SiteSummary, Sites } from '../../../server/contract/schemas/agent-api.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { siteMaker } from './site-maker.ts';

const word = (text: string) => ({ '*': text });

onEveryDatabase('the settings of a site', { once: true }, (scene) => {
  const { server, ana, ben } = scene;
  const { newSite, opening } = siteMaker(scene);

  it('adds a site once, with a key of its own and the tag to paste', async () => {
    const id = uuid();
    const input = { name: 'Second', allowedOrigins: ['https://shop.example/'] };
    const first = await ana.ask<SiteSummary>('POST', `/api/agent/sites/${id}`, input);
    const again = await ana.ask<SiteSummary>('POST', `/api/agent/sites/${id}`, input);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(first.body.allowedOrigins).toEqual(['https://shop.example']);
    expect(first.body.tag).toBe(
      `<script async src="${server.url}/widget.js?site=${first.body.siteKey}"></script>`,
    );
    const other = await ana.ask('POST', `/api/agent/sites/${id}`, { name: 'Other', allowedOrigins: [] });
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'id_taken' } } });
    const { body } = await ana.ask<Sites>('GET', '/api/agent/sites');
    expect(body.sites.filter((site) => site.id === id)).toHaveLength(1);
  });

  it('has a page of its own, in the language that is asked for', async () => {
    const site = await newSite();
    const page = (query = '', headers = {}) =>
      fetch(`${server.url}/chat/${site.siteKey}${query}`, { headers });
    expect(site.chatPage).toBe(`${server.url}/chat/${site.siteKey}`);
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { name: '<Tea> & "more"' });
    const answer = await page('', { 'accept-language': 'de-AT,de;q=0.9' });
    const html = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('<html lang="de-AT">');
    expect(html).toContain('<title>&lt;Tea&gt; &amp; &quot;more&quot;</title>');
    expect(html).toContain(`src="../widget.js?site=${site.siteKey}" data-target="body"`);
    const languages = ['?language=fr', '?language="><script>', '?language=a&language=b'];
    const shown = await Promise.all(languages.map(async (query) => (await page(query)).text()));
    expect(shown.map((one) => /<html lang="(.*?)">/.exec(one)?.[1])).toEqual(['fr', 'en', 'en']);
    expect((await fetch(`${server.url}/chat/nobody`)).status).toBe(404);
  });

  it('lets its own page use the key, and only pages of allowed origins frame that page', async () => {
    const site = await newSite();
    const framers = async (path = '') => {
      const { headers } = await fetch(`${server.url}/chat/${site.siteKey}${path}`);
      const [, named] = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '') ?? [];
      return [named, headers.get('x-frame-options')];
    };
    expect(await framers()).toEqual(["'none'", 'DENY']);
    expect(await framers('/frame')).toEqual(["'none'", 'DENY']);
    const allowedOrigins = ['https://shop.example', 'https://*.shop.example'];
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { allowedOrigins });
    for (const path of ['', '/frame'])
      expect(await framers(path)).toEqual(['https://shop.example https://*.shop.example', null]);
    expect((await fetch(`${server.url}/chat/nobody/frame`)).status).toBe(404);
    expect((await opening(site, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await opening(site, { origin: new URL(server.url).origin })).status).toBe(200);
  });

  it('lets only admins change, add and draw', async () => {
    const site = await newSite();
    for (const [method, path, body] of [
      ['PUT', `/api/agent/sites/${site.id}`, { name: 'Mine' }],
      ['POST', `/api/agent/sites/${uuid()}`, { name: 'Mine', allowedOrigins: [] }],
      ['DELETE', `/api/agent/sites/${site.id}/logo`, undefined],
      ['POST', `/api/agent/sites/${site.id}/logo`, new FormData()],
    ] as const)
      expect(await ben.ask(method, path, body), path).toMatchObject({
        status: 403,
        body: { error: { code: 'forbidden' } },
      });
    expect((await opening(site)).body.site.name).toBe('Tea');
  });

  it('takes sub-domains by a star, and says what a page’s policy needs', async () => {
    const site = await newSite();
    const { body } = await ana.ask<SiteSummary>('PUT', `/api/agent/sites/${site.id}`, {
      allowedOrigins: ['HTTPS://*.Shop.Example:8443/'],
    });
    expect(body.allowedOrigins).toEqual(['https://*.shop.example:8443']);
    const from = async (origin: string) =>
      (await fetch(`${server.url}/api/widget/sites/${site.siteKey}`, { headers: { origin } })).status;
    expect(await from('https://a.b.shop.example:8443')).toBe(200);
    expect(await from('https://shop.example:8443')).toBe(403);
    const listed = await ana.ask<{ policy: string[] }>('GET', '/api/agent/sites');
    expect(listed.body.policy).toEqual([
      `script-src ${server.url}`,
      `connect-src ${server.url} ${server.url.replace('http', 'ws')}`,
      `img-src ${server.url}`,
    ]);
  });

  it.each([
    ['shop.example', /lacks its beginning/],
    ['https://shop.example/tea', /more than an origin. Write https:\/\/shop.example/],
    ['https://', /not an address/],
    ['https://shop.example:443', /Write https:\/\/shop.example/],
    ['*', /would allow every website. Leave the list empty/],
    ['https://*', /would allow every website. Leave the list empty/],
    ['https://*.example', /whole top-level domain/],
    ['https://shop.*', /wrong place/],
    ['https://*shop.example', /wrong place/],
    ['https://*.*.example', /wrong place/],
    ['https://*.shop.example/tea', /Write https:\/\/\*\.shop\.example/],
  ])('says what is wrong with the origin %s', async (origin, sentence) => {
    const site = await newSite();
    const refused = await ana.ask<{ error: { message: string } }>('PUT', `/api/agent/sites/${site.id}`, {
      allowedOrigins: [origin],
    });
    expect(refused).toMatchObject({ status: 400, body: { error: { details: { field: 'allowedOrigins' } } } });
    expect(refused.body.error.message).toMatch(sentence);
  });

  const choice = { id: 'a', kind: 'choice', label: word('A'), required: false };

  it.each([
    [
      'an unknown zone',
      { hours: { timeZone: 'Mars/Base', week: [[], [], [], [], [], [], []], holidays: [] } },
      'hours.timeZone',
    ],
    [
      'a period that ends before it begins',
      {
        hours: {
          timeZone: 'UTC',
          week: [[{ from: '17:00', to: '09:00' }], [], [], [], [], [], []],
          holidays: [],
        },
      },
      'hours.week.0',
    ],
    [
      'periods that overlap',
      {
        hours: {
          timeZone: 'UTC',
          week: [
            [],
            [
              { from: '09:00', to: '12:00' },
              { from: '11:00', to: '13:00' },
            ],
            [],
            [],
            [],
            [],
            [],
          ],
          holidays: [],
        },
      },
      'hours.week.1',
    ],
    [
      'a pattern that cannot be run',
      { form: [{ id: 'a', kind: 'text', label: word('A'), required: false, pattern: '(' }] },
      'form.0.pattern',
    ],
    ['a choice of nothing', { form: [choice] }, 'form.0'],
    [
      'a question after an answer that there is not',
      {
        form: [
          { ...choice, choices: [{ id: 'x', label: word('X') }] },
          { id: 'b', kind: 'text', label: word('B'), required: false, onlyIf: { field: 'a', is: 'y' } },
        ],
      },
      'form.1.onlyIf',
    ],
    [
      'a question after one that comes later',
      {
        form: [
          { id: 'a', kind: 'text', label: word('A'), required: false, onlyIf: { field: 'b', is: true } },
          { id: 'b', kind: 'tick', label: word('B'), required: false },
        ],
      },
      'form.0.onlyIf',
    ],
    [
      'two topics of one name',
      {
        topics: [
          { id: 'a', label: word('A') },
          { id: 'a', label: word('B') },
        ],
      },
      'topics',
    ],
    ['a topic named as no topic is', { topics: [{ id: 'b', label: { '*': 'B', de: 'none' } }] }, 'topics.0'],
    ['a topic without a name, whose id is that', { topics: [{ id: 'none', label: {} }] }, 'topics.0'],
  ])('refuses %s and names the place', async (_name, settings, field) => {
    const site = await newSite();
    const refused = await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings });
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request', details: { field } } },
    });
  });

  it('shows the widget what it needs, and keeps the sections that were left out', async () => {
    const look = { position: 'left', offsetX: 5, offsetY: 90, zIndex: 10, theme: 'dark', faces: true };
    const site = await newSite({ look, texts: { de: { compose: 'Ihre Frage' } } });
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings: { rating: 'stars' } });
    const { body } = await opening(site);
    expect(body.site).toMatchObject({
      greeting: 'Hello!',
      texts: { de: { compose: 'Ihre Frage' } },
      settings: { look, rating: 'stars', logo: null, faces: [] },
      open: true,
      backAt: null,
      agentsOnDuty: false,
    });
    expect(JSON.stringify(body)).not.toContain('proactive');
  });

  it('puts what a site decided into its loader, and nothing that could break out of a script', async () => {
    const site = await newSite({
      proactive: [
        {
          id: 'a',
          text: { '*': '</script><b>' },
          page: '',
          languages: [],
          visitors: 'all',
          afterSeconds: 1,
          scrollPercent: null,
          exit: false,
        },
      ],
      look: { position: 'left', offsetX: 7, offsetY: 20, zIndex: 10, theme: 'dark', faces: false },
    });
    const loader = await fetch(`${server.url}/widget.js?site=${site.siteKey}`);
    const code = await loader.text();
    expect(loader.headers.get('content-type')).toContain('javascript');
    expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(code).toContain('"position":"left","theme":"dark","offsetX":7,"zIndex":10');
    expect(code).not.toContain('offsetY');
    expect(code).not.toContain('</script>');
    const unknown = await fetch(`${server.url}/widget.js?site=nobody`);
    expect(await unknown.text()).toBe('// stands for the built widget\nnull');
    // With several sites, the tag without a key gets none of them.
    expect(await (await fetch(`${server.url}/widget.js`)).text()).toBe(
      '// stands for the built widget\nnull',
    );
    const module = await fetch(`${server.url}/widget/site/${site.siteKey}.js`);
    expect(await module.text()).toBe(code.replace('// stands for the built widget\n', 'export default '));
  });

  it('says when the hours begin again', async () => {
    const nights = Array.from({ length: 7 }, () => []);
    const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const holidays = [{ date, name: 'Open day', periods: [{ from: '10:00', to: '11:00' }] }];
    const site = await newSite({ hours: { timeZone: 'UTC', week: nights, holidays } });
    expect((await opening(site)).body.site).toMatchObject({
      open: false,
      backAt: Date.parse(`${date}T10:00:00Z`),
    });
  });

  it('keeps a small picture of what was uploaded, and lets it go', async () => {
    const site = await newSite();
    const picture = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'logo.png');
    const put = await ana.ask<SiteSummary>('POST', `/api/agent/sites/${site.id}/logo`, form);
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    const shown = await fetch(server.url + put.body.logo);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
      width: 128,
      height: 128,
    });
    const png = await fetch(server.url + put.body.logo?.replace('/logo?', '/logo.png?'));
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(await sharp(Buffer.from(await png.arrayBuffer())).metadata()).toMatchObject({ format: 'png' });
    const bad = new FormData();
    bad.append('file', new Blob(['<svg onload=alert(1)>'.repeat(3)]), 'logo.png');
    expect(await ana.ask('POST', `/api/agent/sites/${site.id}/logo`, bad)).toMatchObject({
      status: 400,
      body: { error: { code: 'file_unreadable' } },
    });
    expect((await ana.ask<SiteSummary>('DELETE', `/api/agent/sites/${site.id}/logo`)).body.logo).toBe(null);
    expect((await fetch(server.url + put.body.logo)).status).toBe(404);
  });
});
