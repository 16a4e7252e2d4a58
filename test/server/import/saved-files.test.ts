import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileStore } from '../../../server/files/file-store.ts';
import type { Pictures } from '../../../server/files/pictures.ts';
import { openSavedFiles } from '../../../server/import/attach-files.ts';
import type { ImportedConversation, ImportedFile, ImportedMessage } from '../../../server/import/records.ts';

const SIGNED = `x.pdf?X-Amz-Credential=AKIA%2Fs3&X-Amz-Signature=${'0123456789'.repeat(25)}`;

/** What `wget -x` of GNU Wget 1.21 wrote for each address. */
const SAVED_BY_WGET = {
  'https://acme.zendesk.com/attachments/token/abc/?name=Invoice%20M%C3%A4rz%2F2.pdf':
    'acme.zendesk.com/attachments/token/abc/index.html?name=Invoice März%2F2.pdf',
  'https://downloads.intercomcdn.com/i/o/1/a%20b.pdf?expires=12&signature=ab%2Bc%2Fd/e':
    'downloads.intercomcdn.com/i/o/1/a b.pdf?expires=12&signature=ab+c%2Fd%2Fe',
  'https://chat.example.com:8443/rails/active_storage/blobs/redirect/ey--12/f%2Fg.pdf':
    'chat.example.com:8443/rails/active_storage/blobs/redirect/ey--12/f%2Fg.pdf',
  [`https://bucket.s3.amazonaws.com/x/${SIGNED}`]: `bucket.s3.amazonaws.com/x/${SIGNED.slice(0, 236)}`,
  'https://storage.crisp.chat/users/a:b|c"d.pdf?q=<a>#page': 'storage.crisp.chat/users/a:b|c"d.pdf?q=<a>',
  'https://files.example/100%.pdf': 'files.example/100%.pdf',
};

describe('the folder of saved files', () => {
  async function folderWith(...paths: string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-saved-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), 'saved');
    }
    return folder;
  }

  const conversationWith = (...files: ImportedFile[]): ImportedConversation => ({
    id: '31',
    subject: null,
    contact: {
      id: '1',
      name: null,
      email: null,
      externalId: null,
      language: null,
      timeZone: null,
      attributes: {},
      createdAt: null,
      seenAt: null,
    },
    startedAt: 0,
    open: false,
    labels: [],
    messages: [{ id: '1', at: 0, kind: 'text', author: { kind: 'visitor' }, body: '', files }],
    missing: 0,
  });

  /** Looking keeps nothing. */
  const saved = (folder: string) =>
    openSavedFiles(folder, { files: {} as FileStore, pictures: {} as Pictures });

  it.each(Object.entries(SAVED_BY_WGET))('has what wget saved of %s', async (url, path) => {
    const { look } = await saved(await folderWith(path));
    expect(await look(conversationWith({ name: 'a.pdf', url }))).toEqual({
      found: 1,
      missing: 0,
      unfit: 0,
      ambiguous: 0,
    });
    const other = { name: 'a.pdf', url: url.replace('.', '-') };
    expect(await look(conversationWith(other))).toEqual({ found: 0, missing: 1, unfit: 0, ambiguous: 0 });
  });

  it('does not guess which of two files of one name lies there, and finds each in a folder for its message', async () => {
    const two = conversationWith({ name: 'image.png', url: null });
    const second = {
      ...two.messages[0],
      id: '2',
      files: [{ name: 'image.png', url: null }],
    } as ImportedMessage;
    const conversation = { ...two, messages: [...two.messages, second] };
    const byName = await saved(await folderWith('31/image.png'));
    expect(await byName.look(conversation)).toEqual({ found: 0, missing: 0, unfit: 0, ambiguous: 2 });
    expect(await byName.look(two)).toEqual({ found: 1, missing: 0, unfit: 0, ambiguous: 0 });
    // Also where the first is here already.
    const [file] = two.messages[0]?.files ?? [];
    const later = { ...conversation, messages: [second] };
    const there = new Set(file === undefined ? [] : [file]);
    expect(await byName.look(later, { all: conversation, there })).toMatchObject({ found: 0, ambiguous: 1 });
    const byMessage = await saved(await folderWith('31/image.png', '31/1/image.png', '31/2/image.png'));
    expect(await byMessage.look(conversation)).toEqual({ found: 2, missing: 0, unfit: 0, ambiguous: 0 });
    const inOne = conversationWith({ name: 'image.png', url: null }, { name: 'image.png', url: null });
    expect(await byMessage.look(inOne)).toEqual({ found: 0, missing: 0, unfit: 0, ambiguous: 2 });
  });

  it('tells two files of one name apart by their addresses, and says of the 21st that it does not come along', async () => {
    const { look } = await saved(await folderWith('31/a.pdf', 'files.example/1/a.pdf'));
    const all = Array.from({ length: 22 }, () => ({ name: 'a.pdf', url: 'https://files.example/1/a.pdf' }));
    expect(await look(conversationWith(...all))).toEqual({ found: 20, missing: 0, unfit: 2, ambiguous: 0 });
  });
});
