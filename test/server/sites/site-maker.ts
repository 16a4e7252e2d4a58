import { expect } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { SiteOpening } from '../../../server/contract/schemas/widget-api.ts';
import type { DatabaseScene } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';

/** Makes sites with settings, and asks what a widget asks first. */
export function siteMaker({ server, ana }: DatabaseScene) {
  const newSite = async (settings: object = {}): Promise<SiteSummary> => {
    const id = uuid();
    const made = await ana.ask<SiteSummary>('POST', `/api/agent/sites/${id}`, {
      name: 'Tea',
      allowedOrigins: [],
    });
    expect(made.status).toBe(201);
    const changed = await ana.ask<SiteSummary>('PUT', `/api/agent/sites/${id}`, {
      greeting: 'Hello!',
      ...(Object.keys(settings).length === 0 ? {} : { settings }),
    });
    expect(changed, JSON.stringify(changed.body)).toMatchObject({ status: 200 });
    return changed.body;
  };
  const opening = (site: SiteSummary, headers = {}) =>
    nobody(server.url)<SiteOpening>('GET', `/api/widget/sites/${site.siteKey}`, undefined, headers);

  return { newSite, opening };
}
