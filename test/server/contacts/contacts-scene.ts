import { expect } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import type { Contact, Contacts } from '../../../server/contract/schemas/developers/contacts.ts';
import type { DatabaseScene } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';

export type ErrorBody = { error: { code: string; message: string } };

/** How the tests of a suite make, read and merge contacts. */
export function contactsScene({ server, ana }: DatabaseScene) {
  const site = async (): Promise<string> => {
    const rows = await server.services.database.read
      .selectFrom('sites')
      .select('id')
      .orderBy('created_at')
      .execute();
    return rows[0]?.id ?? '';
  };
  const make = async (given: object = {}): Promise<Contact> => {
    const body = { id: uuid(), siteId: await site(), ...given };
    const reply = await ana.ask<Contact>('POST', '/api/agent/contacts', body);
    expect(reply.status).toBe(201);
    return reply.body;
  };
  const read = (id: string) => ana.ask<Contact>('GET', `/api/agent/contacts/${id}`);
  const list = async (query: Record<string, string>) =>
    (await ana.ask<Contacts>('GET', `/api/agent/contacts?${new URLSearchParams(query)}`)).body;
  const merge = (kept: string, contactId: string) =>
    ana.ask<Contact & ErrorBody>('POST', `/api/agent/contacts/${kept}/merges`, { contactId });

  const auditOf = async (action: string) =>
    (await ana.ask<AuditPage>('GET', `/api/agent/audit-log?action=${action}`)).body.entries;

  /** A program with a key for contacts. */
  const programOfContacts = async () => {
    const asked = { id: uuid(), name: 'CRM', scopes: ['contacts'], expiresAt: null };
    const { body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', asked);
    return nobody(server.url, { authorization: `Bearer ${body.token}` });
  };

  return { site, make, read, list, merge, auditOf, programOfContacts };
}
