// @slow 6 s of a core: pictures of agents and bots, stored, shown and replaced. Finds one that stays, or that nobody sees.
import sharp from 'sharp';
import { afterEach, expect, it, vi } from 'vitest';
import { lockActiveAgent } from '../../../server/accounts/agents.ts';
import { setAvatar } from '../../../server/avatars/avatars.ts';
import { ApiError } from '../../../server/common/api-error.ts';
import type { Avatar, Avatars } from '../../../server/contract/schemas/developers/avatars.ts';
import { newFileKey } from '../../../server/files/file-key.ts';
import { addBot } from '../../support/bots.ts';
import { somebodyIsBlocked } from '../../support/database/blocked.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestAgent } from '../../support/people.ts';

const OWN = '/api/agent/profile/avatar';

async function pictureFile(width = 900, height = 300): Promise<FormData> {
  const picture = await sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'me.jpg');
  return form;
}

async function put(who: Pick<TestAgent, 'ask'>, path: string): Promise<string> {
  const { status, body } = await who.ask<Avatar>('POST', path, await pictureFile());
  expect(status, JSON.stringify(body)).toBe(200);
  return body.avatar ?? '';
}

onEveryDatabase(
  'pictures of agents and bots',
  { once: true, fresh: true },
  ({ server, visitor, ana, ben }) => {
    afterEach(() => vi.restoreAllMocks());

    const shown = (path: string) => fetch(server.url + path);
    const inChat = async (id: string, who = visitor) =>
      (await who.ask<Avatars>('GET', `/api/widget/conversations/${id}/avatars`)).body.avatars;
    const known = async () => (await ben.ask<Avatars>('GET', '/api/agent/avatars')).body.avatars;
    const filesToRemove = async () =>
      (await server.services.database.read.selectFrom('doomed_files').select('store_key').execute()).length;

    it('are written anew: square, small, without what the camera noted, at an address that says nothing', async () => {
      const path = await put(ana, OWN);
      expect(path).toMatch(/^\/api\/widget\/avatars\/[0-9a-f-]{36}$/);
      expect(path).not.toContain(ana.id);
      const answer = await shown(path);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(answer.headers.get('cache-control')).toContain('immutable');
      const picture = sharp(Buffer.from(await answer.arrayBuffer()));
      const { width, height, exif } = await picture.metadata();
      expect([width, height, exif]).toEqual([128, 128, undefined]);
      expect(await known()).toEqual({ [ana.id]: path });
    });

    it('are there as PNG for mails, made once however many ask at once', async () => {
      const path = await put(ana, OWN);
      const develop = vi.spyOn(server.services.pictures, 'develop');
      const asked = await Promise.all([1, 2, 3].map(() => shown(`${path}/avatar.png`)));
      expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
      for (const answer of asked) {
        expect(answer.headers.get('content-type')).toBe('image/png');
        expect(answer.headers.get('cache-control')).toContain('immutable');
        const { format, width } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
        expect([format, width]).toEqual(['png', 128]);
      }
      expect(develop).toHaveBeenCalledTimes(1);
      expect((await ana.ask('DELETE', OWN)).status).toBe(204);
      expect((await shown(`${path}/avatar.png`)).status, 'a copy outlives nothing').toBe(404);
    });

    it('that could not be made as PNG are made when they are asked for again', async () => {
      const path = await put(ana, OWN);
      vi.spyOn(server.services.pictures, 'develop').mockRejectedValueOnce(
        new ApiError('unavailable', 'Pictures cannot be processed just now.'),
      );
      expect((await shown(`${path}/avatar.png`)).status).toBe(503);
      expect((await shown(`${path}/avatar.png`)).status).toBe(200);
    });

    it('have another address when they change, and the one before leads nowhere', async () => {
      const first = await put(ana, OWN);
      const second = await put(ana, OWN);
      expect(second).not.toBe(first);
      expect((await shown(first)).status).toBe(404);
      expect((await shown(second)).status).toBe(200);
      expect((await ana.ask('DELETE', OWN)).status).toBe(204);
      expect((await shown(second)).status).toBe(404);
      expect(await known()).toEqual({});
      await eventually(async () => expect(await filesToRemove()).toBe(0));
    });

    it('of who speaks in a conversation, and of nobody else, are told to its visitor', async () => {
      const [ofAna, ofBen] = [await put(ana, OWN), await put(ben, OWN)];
      const bot = await addBot(server.url, ana, { sites: [] });
      await put(ana, `/api/agent/bots/${bot.id}/avatar`);
      const id = await visitor.start();
      await visitor.send(id, 'Hello?');
      expect(await inChat(id)).toEqual({});
      await ben.note(id, 'Only for agents');
      expect(await inChat(id), 'a note is nothing that the visitor sees').toEqual({});
      await ana.answer(id, 'Hello!');
      expect(await inChat(id)).toEqual({ [ana.id]: ofAna });
      await ben.answer(id, 'Hello from me, too!');
      expect(await inChat(id)).toEqual({ [ana.id]: ofAna, [ben.id]: ofBen });
      const stranger = await newVisitor(server.url);
      const asked = await stranger.ask('GET', `/api/widget/conversations/${id}/avatars`);
      expect(asked.status).toBe(404);
    });

    it('of a bot are told while it has the conversation, and go with it', async () => {
      const bot = await addBot(server.url, ana);
      const path = await put(ana, `/api/agent/bots/${bot.id}/avatar`);
      const id = await visitor.start();
      await visitor.send(id, 'Hello?');
      expect(await inChat(id)).toEqual({ [bot.id]: path });
      expect((await ana.ask('DELETE', `/api/agent/bots/${bot.id}`)).status).toBe(204);
      expect((await shown(path)).status).toBe(404);
      expect(await inChat(id)).toEqual({});
    });

    it('of an agent go when the agent is deactivated', async () => {
      const path = await put(ben, OWN);
      const changed = await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false });
      expect((await shown(path)).status, JSON.stringify(changed.body)).toBe(404);
      await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: true });
      expect((await shown(path)).status).toBe(404);
    });

    it('of an agent who is deactivated while the file comes are not taken', async () => {
      const { pictures, files, database } = server.services;
      const develop = pictures.develop.bind(pictures);
      vi.spyOn(pictures, 'develop').mockImplementationOnce(async (...given) => {
        const developed = await develop(...given);
        await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false });
        return developed;
      });
      const keep = vi.spyOn(files, 'keep');
      expect((await ben.ask('POST', OWN, await pictureFile())).status).toBe(401);
      expect(await database.read.selectFrom('avatars').selectAll().execute()).toEqual([]);
      const key = (await keep.mock.results[0]?.value) as string;
      await expect(files.read(key)).rejects.toThrow();
    });

    it('that are set at once replace each other, and no file stays in the store', async () => {
      const { database, files, runInTransaction } = server.services;
      const remove = vi.spyOn(files, 'remove');
      const key = newFileKey();
      let second: Promise<string> | undefined;
      await runInTransaction(async (tx) => {
        const { id } = await lockActiveAgent(tx, ana.id);
        await setAvatar(tx, id, key);
        second ??= put(ana, OWN);
        await somebodyIsBlocked(database);
      });
      const path = await second;
      expect(await known()).toEqual({ [ana.id]: path });
      await eventually(() => expect(remove.mock.calls).toEqual([[key]]));
    });

    it('are refused where they are no picture, too large, or of a bot that is not there', async () => {
      const form = (bytes: BlobPart) => {
        const one = new FormData();
        one.append('file', new Blob([bytes]), 'me.png');
        return one;
      };
      const refused = async (path: string, body: FormData) =>
        (await ana.ask<{ error: { code: string } }>('POST', path, body)).body.error.code;
      expect(await refused(OWN, form('<svg onload=alert(1)>'.repeat(3)))).toBe('file_unreadable');
      expect(await refused(OWN, form(new Uint8Array(3 * 1024 * 1024)))).toBe('file_too_large');
      const path = '/api/agent/bots/aaaaaaaa-0000-4000-8000-000000000001/avatar';
      expect(await refused(path, await pictureFile())).toBe('not_found');
      expect(await known()).toEqual({});
    });
  },
);
