import { expect, it } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { Contact, Contacts } from '../../../server/contract/schemas/developers/contacts.ts';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import type { StoredAboutMe } from '../../../server/contract/schemas/widget-api.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';
import { identify, newBearer, signedToken } from '../../support/signed.ts';
import { contactsScene, type ErrorBody } from './contacts-scene.ts';

onEveryDatabase('contacts', { once: true }, (scene) => {
  const { server, ana, ben } = scene;
  const { site, make, read, list, merge, auditOf, programOfContacts } = contactsScene(scene);

  it('are listed the newest first, page by page, each once', async () => {
    const word = `newest${uuid().slice(0, 8)}`;
    const made: Contact[] = [];
    for (let number = 1; number <= 5; number += 1) made.push(await make({ name: `${word} ${number}` }));
    const pages: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { contacts, next }: Contacts = await list({
        text: word,
        order: 'newest',
        limit: '2',
        ...(cursor === '' ? {} : { cursor }),
      });
      pages.push(contacts.map((one) => one.id));
      cursor = next;
    }
    // Two that were made in one millisecond stand in the order of their ids, which are random.
    const newestFirst = made.toSorted(
      (one, other) => other.createdAt - one.createdAt || (one.id < other.id ? 1 : -1),
    );
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(newestFirst.map((one) => one.id));
    for (const order of ['newest', 'id'])
      expect(
        (await ana.ask<ErrorBody>('GET', `/api/agent/contacts?order=${order}&cursor=elsewhere`)).body.error,
      ).toMatchObject({ code: 'bad_request' });
  });

  it('are all in the CSV, once, without formulas; the audit log has who took it', async () => {
    const contact = await make({ name: '=HYPERLINK("x")', email: 'csv@made.example' });
    const reply = await fetch(`${server.url}/api/agent/contacts.csv`, { headers: { cookie: ana.cookie } });
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="contacts.csv"');
    const lines = (await reply.text()).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^id,site,external_id,name,email,/);
    const own = lines.filter((line) => line.startsWith(contact.id));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(`,"'=HYPERLINK(""x"")",csv@made.example,no,`);
    expect((await ben.ask('GET', '/api/agent/contacts.csv')).status).toBe(403);
    expect((await auditOf('visitor.exported')).map((entry) => entry.subject)).toContain('contacts.csv');
  });

  it('are exported by an admin as the visitor would get it, without the notes of agents', async () => {
    const stranger = await newVisitor(server.url);
    const conversation = await stranger.start();
    await stranger.send(conversation, 'What do you know of me?');
    await ana.note(conversation, 'A friendly person');
    const reply = await ana.ask<StoredAboutMe>('GET', `/api/agent/contacts/${stranger.id}/export`);
    expect(reply.status).toBe(200);
    expect(reply.body.counts.conversations).toBe(1);
    const words = JSON.stringify(reply.body);
    expect(words).toContain('What do you know of me?');
    expect(words).not.toContain('A friendly person');
    expect((await ben.ask('GET', `/api/agent/contacts/${stranger.id}/export`)).status).toBe(403);
    expect((await ana.ask('GET', `/api/agent/contacts/${uuid()}/export`)).status).toBe(404);
  });

  it('are made once for one id, with typed attributes, and are never verified by that', async () => {
    const body = {
      id: uuid(),
      siteId: await site(),
      name: ' Ada ',
      email: 'ada@made.example',
      attributes: { seats: 5, trial: false },
    };
    const first = await ana.ask<Contact>('POST', '/api/agent/contacts', body);
    expect(first).toMatchObject({
      status: 201,
      body: {
        id: body.id,
        name: 'Ada',
        verified: false,
        attributes: { seats: 5, trial: false },
        signedAttributes: {},
      },
    });
    expect(await ana.ask('POST', '/api/agent/contacts', body)).toMatchObject({
      status: 200,
      body: { id: body.id },
    });
    const stranger = await newVisitor(server.url);
    expect(
      (await ana.ask<ErrorBody>('POST', '/api/agent/contacts', { ...body, id: stranger.id })).body.error.code,
    ).toBe('id_taken');
    expect((await ana.ask('POST', '/api/agent/contacts', { id: uuid(), siteId: uuid() })).status).toBe(404);
  });

  it('are made or changed by their external id; what is left out stays, null takes it away', async () => {
    const path = `/api/agent/sites/${await site()}/contacts/${encodeURIComponent('shop/17 ü')}`;
    const made = await ana.ask<Contact>('PUT', path, { name: 'Bo', attributes: { plan: 'pro', seats: 1 } });
    expect(made.body).toMatchObject({ externalId: 'shop/17 ü', name: 'Bo', verified: false });
    const changed = await ana.ask<Contact>('PUT', path, {
      email: 'bo@x.example',
      attributes: { seats: null },
    });
    expect(changed.body).toMatchObject({
      id: made.body.id,
      name: 'Bo',
      email: 'bo@x.example',
      attributes: { plan: 'pro' },
    });
    expect(
      (await ana.ask<Contact>('PATCH', `/api/agent/contacts/${made.body.id}`, { email: null })).body.email,
    ).toBeNull();
    const again = { id: uuid(), siteId: await site(), externalId: 'shop/17 ü' };
    expect((await ana.ask<ErrorBody>('POST', '/api/agent/contacts', again)).body.error.code).toBe('id_taken');
  });

  it('keep the name and the e-mail address that the site has signed', async () => {
    const [sub, bearer] = [uuid(), newBearer()];
    const signed = { name: 'Eva', email: 'eva@signed.example' };
    const { body } = await identify(server.url, await signedToken({ sub, ...signed }), bearer);
    const { id } = body.visitor;
    const path = `/api/agent/contacts/${id}`;
    const byExternalId = `/api/agent/sites/${await site()}/contacts/${sub}`;
    const program = await programOfContacts();
    const [other, attributes] = [{ email: 'eve@typo.example' }, { attributes: { plan: 'pro' } }];
    for (const said of [other, { name: 'Eve' }, { name: null }, { email: null, ...attributes }]) {
      const refused = await ben.ask<ErrorBody>('PATCH', path, said);
      expect([refused.status, refused.body.error.code], JSON.stringify(said)).toEqual([403, 'forbidden']);
    }
    expect((await program('PATCH', path, other)).status, 'a key, too').toBe(403);
    expect((await ben.ask('PUT', byExternalId, other)).status).toBe(403);
    expect((await read(id)).body).toMatchObject({ ...signed, attributes: {} });

    // A form that sends everything changes what it may.
    expect((await ben.ask('PATCH', path, { ...signed, ...attributes })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ ...signed, ...attributes });
    expect((await program('PUT', byExternalId, other)).status, 'the site itself').toBe(200);
    expect((await read(id)).body).toMatchObject({ name: 'Eva', ...other });
  });

  it('are in the audit log when a person has changed them, by a name that goes when they are deleted', async () => {
    const { id } = await make({ name: 'Grace' });
    const entries = async () => {
      const { body } = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=visitor.changed');
      return body.entries;
    };
    const before = (await entries()).length;
    const program = await programOfContacts();
    expect((await program('PATCH', `/api/agent/contacts/${id}`, { name: 'Grace H.' })).status).toBe(200);
    expect(await entries()).toHaveLength(before);
    expect((await ben.ask('PATCH', `/api/agent/contacts/${id}`, { name: 'Hopper' })).status).toBe(200);
    expect(await entries()).toHaveLength(before + 1);
    expect((await entries())[0]).toMatchObject({ actor: { name: 'Ben' }, subject: 'Hopper' });
    expect((await ana.ask('DELETE', `/api/agent/contacts/${id}`)).status).toBe(204);
    expect((await entries())[0]?.subject).toBe('');
  });

  it('are listed in pages, and found by words, address and external id', async () => {
    const externalId = uuid();
    const email = `${uuid()}@found.example`;
    const contact = await make({ externalId, email, name: 'Grace Hopper' });
    expect((await list({ email: email.toUpperCase() })).contacts.map(({ id }) => id)).toEqual([contact.id]);
    expect((await list({ externalId })).contacts.map(({ id }) => id)).toEqual([contact.id]);
    expect((await list({ text: 'hopper' })).contacts.map(({ id }) => id)).toContain(contact.id);
    expect((await list({ email: 'nobody@found.example' })).contacts).toEqual([]);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: Contacts = await list({ limit: '2', ...(next === null ? {} : { cursor: next }) });
      seen.push(...page.contacts.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(seen).toContain(contact.id);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('become who the site signs under their external id, and that person alone finds what was begun with them', async () => {
    const externalId = uuid();
    const contact = await make({ externalId });
    const conversation = { id: uuid(), messageId: uuid(), body: 'Your order has arrived.' };
    expect(
      (await ana.ask('POST', `/api/agent/visitors/${contact.id}/conversations`, conversation)).status,
    ).toBe(201);
    const token = newBearer();
    const arrived = await identify(server.url, await signedToken({ sub: externalId }), token);
    expect(arrived.body.visitor).toMatchObject({ id: contact.id, verified: true });
    const own = nobody(server.url, { authorization: `Bearer ${token}` });
    expect((await own('GET', `/api/widget/conversations/${conversation.id}`)).status).toBe(200);
    const stranger = await newVisitor(server.url);
    expect((await stranger.ask('GET', `/api/widget/conversations/${conversation.id}`)).status).toBe(404);
    expect((await read(contact.id)).body).toMatchObject({ verified: true });
  });

  it('are merged: conversations, files, notes and facts move, and both ids and signatures lead to the kept one', async () => {
    const [one, two] = [uuid(), uuid()];
    const tokens = [newBearer(), newBearer()];
    const ids: string[] = [];
    for (const [n, sub] of [one, two].entries()) {
      const reply = await identify(server.url, await signedToken({ sub }), tokens[n] ?? '');
      ids.push(reply.body.visitor.id);
    }
    const [kept = '', merged = ''] = ids;
    const [asKept, asMerged] = tokens.map((token) =>
      nobody(server.url, { authorization: `Bearer ${token}` }),
    );
    const conversation = uuid();
    await asMerged?.('POST', '/api/widget/conversations', { id: conversation });
    const sent = { id: uuid(), body: 'Hello' };
    await asMerged?.('POST', `/api/widget/conversations/${conversation}/messages`, sent);
    await ana.ask('PATCH', `/api/agent/contacts/${merged}`, { attributes: { plan: 'pro' } });
    await ana.ask('PUT', `/api/agent/visitors/${merged}/note`, { body: 'Likes tea', over: 0 });

    const reply = await merge(kept, merged);
    expect(reply).toMatchObject({
      status: 201,
      body: { id: kept, externalId: one, attributes: { plan: 'pro' } },
    });
    expect((await merge(kept, merged)).status, 'again').toBe(201);
    expect((await read(merged)).body.id).toBe(kept);
    const details = await ana.ask<VisitorDetails>('GET', `/api/agent/visitors/${merged}`);
    expect(details.body).toMatchObject({ visitor: { id: kept }, note: { body: 'Likes tea' } });
    expect(details.body.conversations.map(({ id }) => id)).toContain(conversation);
    for (const own of [asKept, asMerged])
      expect((await own?.('GET', `/api/widget/conversations/${conversation}`))?.status).toBe(200);
    const retried = await asMerged?.('POST', `/api/widget/conversations/${conversation}/messages`, sent);
    expect(retried?.status, 'a message that is sent once more is the same').toBe(200);
    const back = await identify(server.url, await signedToken({ sub: two }), newBearer());
    expect(back.body.visitor.id).toBe(kept);
    expect((await list({ externalId: two })).contacts, 'the merged one is listed no more').toEqual([]);
    await eventually(async () => {
      const changed = await ana.ask<{ conversations: { id: string; visitor: { id: string } }[] }>(
        'GET',
        `/api/agent/conversations?visitorId=${kept}`,
      );
      expect(changed.body.conversations).toMatchObject([{ id: conversation, visitor: { id: kept } }]);
    });
  });

  it('are merged by admins alone, of one site, and into nobody whose browser is unverified', async () => {
    const [contact, stranger] = [await make(), await newVisitor(server.url)];
    const id = await stranger.start();
    await stranger.send(id, 'Hello');
    const asBen = await ben.ask('POST', `/api/agent/contacts/${contact.id}/merges`, {
      contactId: stranger.id,
    });
    expect(asBen.status).toBe(403);
    expect((await merge(stranger.id, contact.id)).body.error.message).toMatch(/unverified browser/);
    expect((await merge(contact.id, contact.id)).status).toBe(400);
    expect((await merge(contact.id, uuid())).status).toBe(404);
    const other = uuid();
    await ana.ask('POST', `/api/agent/sites/${other}`, { name: 'Other', allowedOrigins: [] });
    const elsewhere = await ana.ask<Contact>('POST', '/api/agent/contacts', { id: uuid(), siteId: other });
    expect(elsewhere.status).toBe(201);
    expect((await merge(contact.id, elsewhere.body.id)).body.error.message).toMatch(/different sites/);
    expect((await merge(contact.id, stranger.id)).status).toBe(201);
    expect((await stranger.ask('GET', `/api/widget/conversations/${id}`)).status, 'signed out').toBe(401);
  });

  it('are deleted by admins with everything about them, and those who were merged into them go, too', async () => {
    const [kept, merged] = [await make({ name: 'Kept' }), await make({ externalId: uuid() })];
    await merge(kept.id, merged.id);
    expect((await ben.ask('DELETE', `/api/agent/contacts/${kept.id}`)).status).toBe(403);
    expect((await ana.ask('DELETE', `/api/agent/contacts/${merged.id}`)).status).toBe(204);
    expect((await read(kept.id)).status).toBe(404);
    expect((await read(merged.id)).status).toBe(404);
    const left = await server.services.database.read
      .selectFrom('visitors')
      .select('id')
      .where('id', 'in', [kept.id, merged.id])
      .execute();
    expect(left).toEqual([]);
  });
});
