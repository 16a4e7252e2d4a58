// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Install } from '../../../agent-console/views/Install.tsx';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { PageCheck } from '../../../server/contract/schemas/checks/page-check.ts';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { eventually } from '../../support/eventually.ts';
import { ok, refused, uuid } from '../support/fake-deps.ts';
import { stage, type } from '../support/render.tsx';

const SITE: SiteSummary = {
  id: uuid(50),
  name: 'Tea',
  greeting: 'Hello',
  color: '#0e7c66',
  siteKey: 'tea-key',
  allowedOrigins: [],
  tag: '<script async src="https://chat.example/widget.js?site=tea-key"></script>',
  chatPage: 'https://chat.example/chat/tea-key',
  logo: null,
  settings: DEFAULT_SETTINGS,
};
const POLICY = ['script-src https://chat.example', 'connect-src https://chat.example wss://chat.example'];

describe('the page that says how to install the widget', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('shows each site’s tag and key, and the directives for a strict page, as text', async () => {
    const other = { ...SITE, id: uuid(51), name: 'Coffee', allowedOrigins: ['https://*.coffee.example'] };
    const on = await stage(<Install />, {
      api: { readSites: () => ok({ sites: [SITE, other], policy: POLICY }) },
    });
    expect([...on.root.querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Tea', 'Coffee']);
    expect(on.one('pre').textContent).toBe(SITE.tag);
    expect(on.root.querySelector('script')).toBeNull();
    expect(on.text()).toContain('Any website (no restrictions yet)');
    expect(on.text()).toContain('https://*.coffee.example');
    expect(on.one('[aria-label="Content-Security-Policy"] pre').textContent).toBe(POLICY.join(';\n'));
  });

  it('shows where each site was seen and how long ago, by the clock of the server', async () => {
    const now = 1_700_000_000_000;
    const readSightings = vi.fn(() =>
      ok({
        sightings: [
          { siteId: SITE.id, origin: 'https://shop.example', seenAt: now - 3_000 },
          { siteId: SITE.id, origin: 'https://blog.example', seenAt: now - 2 * 86_400_000 },
        ],
        now,
      }),
    );
    const other = { ...SITE, id: uuid(51), name: 'Coffee' };
    const on = await stage(<Install />, {
      api: { readSites: () => ok({ sites: [SITE, other], policy: POLICY }) },
      accountsApi: { readSightings },
    });
    await eventually(() => {
      expect(on.one('[aria-label="Tea"]').textContent).toMatch(/shop\.example · \d+ seconds ago/);
      expect(on.one('[aria-label="Tea"]').textContent).toContain('blog.example · 2 days ago');
    });
    expect(on.one('[aria-label="Coffee"]').textContent).toContain('As soon as a visitor opens the chat');
  });

  it('opens the page check of the site that the address names', async () => {
    history.replaceState(null, '', '/console/install?site=coffee-key');
    const other = { ...SITE, id: uuid(51), name: 'Coffee', siteKey: 'coffee-key' };
    const on = await stage(<Install />, {
      api: { readSites: () => ok({ sites: [SITE, other], policy: POLICY }) },
    });
    const open = [...on.root.querySelectorAll<HTMLDetailsElement>('.site__check')].map((one) => one.open);
    expect(open).toEqual([false, true]);
    expect(document.activeElement).toBe(on.one('[aria-label="Coffee"] input'));
    history.replaceState(null, '', '/');
  });

  it('checks a page, and says what is wrong with it and which directives to add', async () => {
    const findings: PageCheck['findings'] = [
      { check: 'tag', ok: true, says: 'is in the page, once' },
      {
        check: 'content_security_policy',
        ok: false,
        says: 'It keeps the chat out.',
        problem: 'policy_blocks',
        values: { directives: 'img-src https://chat.example' },
      },
    ];
    const checkPage = vi.fn((_siteId: string, url: string) => ok({ url, findings }));
    const on = await stage(<Install />, {
      api: {
        readSites: () =>
          ok({ sites: [{ ...SITE, allowedOrigins: ['https://shop.example'] }], policy: POLICY }),
      },
      accountsApi: { checkPage },
    });
    await on.step(() => on.button('Check').click());
    expect(checkPage).toHaveBeenCalledWith(SITE.id, 'https://shop.example');
    await eventually(() => expect(on.text()).toContain('Add to it: img-src https://chat.example'));
    expect(on.text()).not.toContain('installed correctly');
    findings.pop();
    await on.step(() => on.button('Check').click());
    await eventually(() => expect(on.text()).toContain('installed correctly'));
  });

  it('asks nothing for what is no address, and says why a check was refused', async () => {
    const checkPage = vi.fn(() => refused(429, 'too_many_requests'));
    const on = await stage(<Install />, {
      api: { readSites: () => ok({ sites: [SITE], policy: POLICY }) },
      accountsApi: { checkPage },
    });
    await on.step(() => on.button('Check').click());
    expect(on.text()).toContain('An address begins with https://');
    expect(checkPage).not.toHaveBeenCalled();
    await on.step(() => type(on.one<HTMLInputElement>('input[type="url"]'), 'https://shop.example/'));
    await on.step(() => on.button('Check').click());
    expect(checkPage).toHaveBeenCalledOnce();
    await eventually(() => expect(on.one('.site__trouble').textContent).not.toBe(''));
  });

  it('copies the tag, and says where that is not allowed', async () => {
    const on = await stage(<Install />, {
      api: { readSites: () => ok({ sites: [SITE], policy: POLICY }) },
    });
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await on.step(() => on.button('Copy the tag').click());
    expect(writeText).toHaveBeenCalledWith(SITE.tag);
    expect(on.text()).toContain('Copied');
    vi.stubGlobal('navigator', {});
    await on.step(() => on.button('Copied').click());
    expect(on.text()).toContain('Couldn’t copy');
  });

  it('asks again where the sites could not be had', async () => {
    let up = false;
    const readSites = () => (up ? ok({ sites: [SITE], policy: POLICY }) : refused(503, 'unavailable'));
    const on = await stage(<Install />, { api: { readSites } });
    expect(on.text()).toContain('The sites could not be loaded.');
    up = true;
    await on.step(() => on.button('Try again').click());
    expect(on.text()).toContain('tea-key');
  });
});
