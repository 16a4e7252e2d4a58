import { expect, it } from 'vitest';
import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import type { VisitorSession } from '../../../server/contract/schemas/widget-api.ts';
import { provenAddress } from '../../../server/mail/to-visitors/queue-transcript.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { identify, signedToken } from '../../support/signed.ts';
import { contactsScene } from './contacts-scene.ts';

onEveryDatabase('the address of a contact', (scene) => {
  const { server, ana } = scene;
  const { site, make, read, merge, programOfContacts } = contactsScene(scene);

  /** To where the contact may have transcripts sent. */
  const proven = async (id: string) =>
    provenAddress(
      await server.services.database.read
        .selectFrom('visitors')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  const signed = async (claims: object): Promise<string> => {
    const { body } = await identify(server.url, await signedToken({ sub: uuid(), ...claims }));
    return (body as VisitorSession).visitor.id;
  };
  const stranger = async (email: string): Promise<string> => {
    const visitor = await newVisitor(server.url);
    await visitor.ask('PUT', '/api/widget/session/attributes', { email });
    return visitor.id;
  };

  it('is proven where the site has signed it', async () => {
    expect(await proven(await signed({ email: 'eva@shop.example' }))).toBe('eva@shop.example');
    expect(await proven(await stranger('eva@shop.example'))).toBeNull();
  });

  it('is not proven by a merge with somebody whom the site has signed without one', async () => {
    const kept = await signed({ name: 'Eva' });
    expect((await merge(kept, await stranger('mallory@evil.example'))).status).toBe(201);
    expect((await read(kept)).body).toMatchObject({ email: 'mallory@evil.example', verified: true });
    expect(await proven(kept)).toBeNull();
  });

  it('is not proven where a program said it, and somebody signed came to it', async () => {
    const kept = await make({ email: 'typed@shop.example' });
    await merge(kept.id, await signed({ name: 'Eva' }));
    expect((await read(kept.id)).body).toMatchObject({ email: 'typed@shop.example', verified: true });
    expect(await proven(kept.id)).toBeNull();
  });

  it('is the signed one of the two, and again each one’s own when the merge is undone', async () => {
    const [kept, eva] = [
      await make({ email: 'typed@shop.example' }),
      await signed({ email: 'eva@shop.example' }),
    ];
    await merge(kept.id, eva);
    expect((await read(kept.id)).body.email).toBe('eva@shop.example');
    expect(await proven(kept.id)).toBe('eva@shop.example');
    const undone = await ana.ask<{ contact: Contact; kept: Contact }>(
      'DELETE',
      `/api/agent/contacts/${kept.id}/merges/${eva}`,
    );
    expect(undone.body).toMatchObject({
      contact: { email: 'eva@shop.example' },
      kept: { email: 'typed@shop.example', verified: false },
    });
    expect([await proven(kept.id), await proven(eva)]).toEqual([null, 'eva@shop.example']);
  });

  it('is not proven by a signature without one, where an agent typed it', async () => {
    const externalId = uuid();
    const contact = await make({ externalId, email: 'typed@shop.example' });
    expect(await signed({ sub: externalId })).toBe(contact.id);
    expect((await read(contact.id)).body).toMatchObject({ email: 'typed@shop.example', verified: true });
    expect(await proven(contact.id)).toBeNull();
    expect(await signed({ sub: externalId, email: 'eva@shop.example' })).toBe(contact.id);
    expect(await proven(contact.id)).toBe('eva@shop.example');
  });

  it('is proven where a program of the site says it of who is signed', async () => {
    const externalId = uuid();
    const id = await signed({ sub: externalId, email: 'eva@shop.example' });
    const program = await programOfContacts();
    const path = `/api/agent/sites/${await site()}/contacts/${externalId}`;
    expect((await program('PUT', path, { email: 'eva@new.example' })).status).toBe(200);
    expect(await proven(id)).toBe('eva@new.example');
  });
});
