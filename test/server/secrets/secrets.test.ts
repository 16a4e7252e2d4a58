import { describe, expect, it } from 'vitest';
import { createSealer, SealedWithAnother, type Sealer } from '../../../server/common/sealer.ts';
import { forgetSecrets } from '../../../server/secrets/forget-secrets.ts';
import { lostSecrets, sealAnew } from '../../../server/secrets/seal-anew.ts';
import { readSecrets } from '../../../server/secrets/sealed-columns.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const [ONE, TWO] = ['7c1b9e0d5a3f48d2a6e4c8b1f0d93e57', 'e2f84a6b1c0d4f7e9b3a5d8c6e1f2a40'] as const;

describe('a sealer', () => {
  it('opens what it sealed, never twice the same, and for its owner alone', () => {
    const sealer = createSealer(ONE);
    const [first, second] = [sealer.seal('whsec_secret', 'a'), sealer.seal('whsec_secret', 'a')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('secret');
    expect([first, second].map((sealed) => sealer.open(sealed, 'a'))).toEqual([
      'whsec_secret',
      'whsec_secret',
    ]);
    expect(() => sealer.open(first, 'b')).toThrow();
  });

  it('notices every changed byte', () => {
    const sealer = createSealer(ONE);
    const sealed = sealer.seal('whsec_secret', 'a');
    const at = sealed.lastIndexOf(':') + 1;
    for (let i = at; i < sealed.length - 1; i += 1) {
      const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`;
      expect(() => sealer.open(changed, 'a'), `character ${i}`).toThrow();
    }
  });

  it('opens what another secret sealed only where it is named', () => {
    const sealed = createSealer(ONE).seal('whsec_secret', 'a');
    expect(() => createSealer(TWO).open(sealed, 'a')).toThrow(SealedWithAnother);
    expect(() => createSealer(null).open(sealed, 'a')).toThrow(SealedWithAnother);
    expect(createSealer(TWO, [ONE]).open(sealed, 'a')).toBe('whsec_secret');
    expect([createSealer(ONE), createSealer(TWO, [ONE])].map((one) => one.isCurrent(sealed))).toEqual([
      true,
      false,
    ]);
  });

  it('seals with the first of its keys that others open, and leaves secrets open for those who open none', () => {
    const [before, sealer] = [createSealer(ONE), createSealer(TWO, [ONE])];
    const openedBy = (others: Pick<Sealer, 'opens'>) => (key: string) => others.opens.includes(key);
    expect(sealer.sealFor(openedBy(before))).toBe(false);
    expect(before.open(sealer.seal('whsec_secret', 'a'), 'a')).toBe('whsec_secret');
    expect(sealer.sealFor(openedBy({ opens: [] }))).toBe(false);
    expect(sealer.seal('whsec_secret', 'a')).toBe('whsec_secret');
    expect(sealer.sealFor(openedBy(createSealer(ONE, [TWO])))).toBe(true);
    expect(createSealer(TWO).open(sealer.seal('whsec_secret', 'a'), 'a')).toBe('whsec_secret');
    expect(createSealer(null, [ONE]).sealFor(openedBy(before)), 'who stops sealing').toBe(true);
  });

  it('leaves what is stored open as it is', () => {
    expect(createSealer(ONE).open('whsec_plain', 'a')).toBe('whsec_plain');
    expect(createSealer(null).seal('whsec_plain', 'a')).toBe('whsec_plain');
  });
});

onEveryDatabase('secrets in the database', { env: { FRONTDESK_SECRET: ONE } }, ({ server, ana }) => {
  async function endpoint(): Promise<{ id: string; secret: string }> {
    const id = uuid();
    const { status, body } = await ana.ask<{ secret: string }>('POST', '/api/agent/webhooks', {
      id,
      name: 'CRM',
      url: 'https://crm.example/hook',
      types: null,
      siteIds: null,
      teamIds: null,
    });
    expect(status).toBe(201);
    return { id, secret: body.secret };
  }
  const database = () => server.services.database;
  const stored = async (id: string) =>
    (
      await database()
        .read.selectFrom('webhook_endpoints')
        .select('secret')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).secret;

  it('are sealed from their first moment, and open to what was shown', async () => {
    const { id, secret } = await endpoint();
    expect(secret).toMatch(/^whsec_/);
    expect(await stored(id)).toMatch(/^sealed:1:/);
    expect(database().sealer.open(await stored(id), id)).toBe(secret);
    const all = await readSecrets(database().read);
    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['webhook', 'identityKey', 'push']));
    expect(all.filter(({ stored: text }) => !text.startsWith('sealed:1:'))).toEqual([]);
  });

  it('are sealed where they lay open, and anew after the secret has changed', async () => {
    const { id, secret } = await endpoint();
    await database().write((db) =>
      db.updateTable('webhook_endpoints').set({ secret }).where('id', '=', id).execute(),
    );
    expect(await sealAnew(database())).toBe(1);
    expect(await stored(id)).toMatch(/^sealed:1:/);
    expect(await sealAnew(database()), 'once').toBe(0);
    const changed = { ...database(), sealer: createSealer(TWO, [ONE]) };
    expect(await sealAnew(changed)).toBeGreaterThan(0);
    expect(createSealer(TWO).open(await stored(id), id)).toBe(secret);
    expect(await sealAnew({ ...database(), sealer: createSealer(ONE, [TWO]) })).toBeGreaterThan(0);
  });

  it('that cannot be opened keep the server from starting, until they are given up', async () => {
    const { id } = await endpoint();
    await database().write((db) =>
      db
        .updateTable('webhook_endpoints')
        .set({ secret: createSealer(TWO).seal('whsec_lost', id) })
        .where('id', '=', id)
        .execute(),
    );
    await expect(sealAnew(database())).rejects.toThrow(
      /\(1\) are sealed with another FRONTDESK_SECRET .* `frontdesk secrets forget`/,
    );
    const lost = await lostSecrets(database());
    expect(lost).toMatchObject([{ kind: 'webhook', owner: id }]);
    await server.services.runInTransaction((tx) => forgetSecrets(tx, lost));
    expect(await lostSecrets(database())).toEqual([]);
    const { body } = await ana.ask<{ endpoints: { id: string; state: string }[] }>(
      'GET',
      '/api/agent/webhooks',
    );
    expect(body.endpoints.find((one) => one.id === id)?.state).toBe('off');
  });
});
