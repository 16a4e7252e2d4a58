import { expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const RETURNS = {
  label: { '*': 'Returns', de: 'Rückgabe' },
  url: { '*': 'https://shop.example/help/returns' },
};

onEveryDatabase('help links', { fresh: true }, ({ ana }) => {
  const site = async () =>
    (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body.sites[0] as SiteSummary;
  const save = async (helpLinks: unknown) =>
    ana.ask<{ error: { message: string; details: unknown } }>(
      'PUT',
      `/api/agent/sites/${(await site()).id}`,
      {
        settings: { helpLinks },
      },
    );
  const refused = async (...links: unknown[]) => {
    const { status, body } = await save(links);
    return [status, body.error.details, body.error.message];
  };

  it('lead to pages only, and a refusal names the link and what to do', async () => {
    const script = {
      label: { '*': 'Prices' },
      url: { '*': 'https://shop.example', de: 'javascript:alert(1)' },
    };
    expect(await refused(RETURNS, script)).toEqual([
      400,
      { field: 'helpLinks.1' },
      expect.stringMatching(/“Prices”: javascript:alert\(1\) .*https:\/\//),
    ]);
    expect(await refused({ ...RETURNS, url: { '*': 'https://' } })).toEqual([
      400,
      { field: 'helpLinks.0' },
      expect.stringContaining('“Returns”'),
    ]);
    expect(await refused({ ...RETURNS, label: { de: ' ' } })).toEqual([
      400,
      { field: 'helpLinks.0' },
      'Link 1 has no name.',
    ]);
    expect(await refused({ ...RETURNS, url: {} })).toEqual([
      400,
      { field: 'helpLinks.0' },
      '“Returns” has no address.',
    ]);
    expect((await save(Array.from({ length: 7 }, () => RETURNS))).status).toBe(400);
  });
});
