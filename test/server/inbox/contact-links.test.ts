import { expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import type { VisitorSession } from '../../../server/contract/schemas/widget-api.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor } from '../../support/people.ts';
import { identify, signedToken } from '../../support/signed.ts';

const BY_ID = { label: 'Open in the shop', url: 'https://shop.example/customers/{{visitor.externalId}}' };
const BY_EMAIL = { label: 'Orders', url: 'https://shop.example/orders?by={{visitor.email}}' };

onEveryDatabase('the links of a contact', { fresh: true }, ({ server, ana, ben }) => {
  const save = async (contactLinks: unknown) => {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    return ana.ask<{ error: { details: unknown } }>('PUT', `/api/agent/sites/${sites[0]?.id}`, {
      settings: { contactLinks },
    });
  };
  const links = async (visitorId: string) =>
    (await ben.ask<VisitorDetails>('GET', `/api/agent/visitors/${visitorId}`)).body.links;

  it('are those of the site, with what is known of the person', async () => {
    expect((await save([BY_ID, BY_EMAIL])).status).toBe(200);
    const session = (
      await identify(server.url, await signedToken({ sub: 'K/7', email: 'mara@shop.example' }))
    ).body as VisitorSession;
    expect(await links(session.visitor.id)).toEqual([
      { label: 'Open in the shop', url: 'https://shop.example/customers/K%2F7' },
      { label: 'Orders', url: 'https://shop.example/orders?by=mara%40shop.example' },
    ]);
  });

  it('are left out where their value is not known', async () => {
    await save([BY_ID, BY_EMAIL]);
    const visitor = await newVisitor(server.url);
    expect(await links(visitor.id)).toEqual([]);
    await visitor.ask('PUT', '/api/widget/session/attributes', { email: 'mara@shop.example' });
    expect(await links(visitor.id)).toEqual([
      { label: 'Orders', url: 'https://shop.example/orders?by=mara%40shop.example' },
    ]);
  });

  it('cannot lead to a server of the visitor’s choice, and say which one is wrong', async () => {
    const refused = await save([BY_ID, { label: 'Orders', url: 'https://{{visitor.email}}/' }]);
    expect([refused.status, refused.body.error.details]).toEqual([400, { field: 'contactLinks.1' }]);
    expect((await save([{ ...BY_ID, label: ' ' }])).status).toBe(400);
    expect((await save(Array.from({ length: 11 }, () => BY_ID))).status).toBe(400);
  });
});
