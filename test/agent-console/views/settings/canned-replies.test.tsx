// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { WritingApi } from '../../../../agent-console/transport/pages/writing-api.ts';
import { CannedReplies } from '../../../../agent-console/views/settings/canned-replies/CannedReplies.tsx';
import type { CannedReply } from '../../../../server/contract/schemas/canned-replies.ts';
import type { Attachment } from '../../../../server/contract/schemas/conversations.ts';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { ok, refused, silence, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

const MAP: Attachment = {
  ...{ id: uuid(80), name: 'map.png', mediaType: 'image/png', sizeBytes: 900 },
  picture: { width: 30, height: 20 },
};
const REPLY: CannedReply = {
  ...{ id: uuid(70), name: 'Way', body: 'Left, then right.', folder: null, uses: 0 },
  files: [MAP],
};

async function open(
  own: CannedReply[],
  changes: Partial<WritingApi> = {},
  readOwnReplies = () => ok({ replies: own }),
) {
  const put = vi.fn<WritingApi['putOwnReply']>((id, { files: _files, ...reply }) =>
    ok({ id, ...reply, folder: null, files: [], uses: 0 }),
  );
  const uploadReplyFile = vi.fn<WritingApi['uploadReplyFile']>((_replyId, id, { name, type, size }) =>
    ok({ attachment: { id, name, mediaType: type, sizeBytes: size, picture: null } }),
  );
  const writing = async () => ({ putOwnReply: put, uploadReplyFile, ...changes }) as unknown as WritingApi;
  const on = await stage(<CannedReplies />, {
    accountsApi: { writing },
    api: { readOwnReplies },
  });
  await on.step(on.workspace.canned.refresh);
  const choose = (...files: File[]) =>
    on.step(() => {
      const picker = on.one<HTMLInputElement>('input[type=file]');
      Object.defineProperty(picker, 'files', { value: files, configurable: true });
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    });
  const save = () => on.step(() => on.button('Save').click());
  return { ...on, put, uploadReplyFile, choose, save };
}

it('lists the files of a reply, and saves it with those that were added and without those that were removed', async () => {
  const on = await open([REPLY]);
  const link = on.one<HTMLAnchorElement>('.reply-files__link');
  expect([link.textContent, link.getAttribute('href'), link.download]).toEqual([
    'map.png',
    `/api/agent/reply-files/${MAP.id}/content`,
    'map.png',
  ]);
  await on.step(() => on.button('Edit').click());
  expect(on.one<HTMLImageElement>('.chip img').src).toContain(`/api/agent/reply-files/${MAP.id}/thumbnail`);
  await on.choose(new File(['a form'], 'form.txt'));
  await on.step(() => on.button('Remove map.png').click());
  await on.save();
  const added = on.uploadReplyFile.mock.calls[0]?.[1];
  expect(on.uploadReplyFile.mock.calls[0]?.[0]).toBe(REPLY.id);
  expect(on.put.mock.calls[0]?.[1]).toEqual({
    ...{ name: 'Way', body: 'Left, then right.', folder: null },
    files: [added],
  });
});

it('waits with saving for files that are under way, and for those that failed until they are removed', async () => {
  const up = deferred<Awaited<ReturnType<WritingApi['uploadReplyFile']>>>();
  const answers = [up.promise, silence()];
  let asked = 0;
  const uploadReplyFile: WritingApi['uploadReplyFile'] = async () =>
    (await answers[asked++]) ?? refused(503, 'unavailable');
  const on = await open([REPLY], { uploadReplyFile });
  await on.step(() => on.button('Edit').click());
  await on.choose(new File(['a form'], 'form.txt'));
  await on.save();
  expect(on.one('.settings__trouble').textContent).toMatch(/still uploading/);
  await on.step(async () => up.resolve(await refused(413, 'file_too_large')));
  await on.save();
  expect(on.one('.settings__trouble').textContent).toMatch(/not uploaded/);
  expect(on.put).not.toHaveBeenCalled();
  await on.step(() => on.button('Remove form.txt').click());
  await on.save();
  expect(on.put).toHaveBeenCalledTimes(1);
});

it('takes as many files as a reply may have, and says how many were left out', async () => {
  const on = await open([REPLY]);
  await on.step(() => on.button('Edit').click());
  await on.choose(...Array.from({ length: 11 }, (_, at) => new File(['a form'], `form ${at}.txt`)));
  expect(on.root.querySelectorAll('.chip')).toHaveLength(10);
  expect(on.one('.field__trouble').textContent).toBe('A reply can have at most 10 files; 2 were not added.');
  const attach = on.one('.reply-files > .button');
  expect(attach.getAttribute('aria-disabled')).toBe('true');
  await on.step(() => on.button('Remove map.png').click());
  expect(attach.getAttribute('aria-disabled')).toBe('false');
});

it('leaves the files as they are where only the words are changed: a colleague may have added one meanwhile', async () => {
  const readOwnReplies = vi.fn(() => ok<{ replies: CannedReply[] }>({ replies: [{ ...REPLY, files: [] }] }));
  const on = await open([], {}, readOwnReplies);
  await on.step(() => on.button('Edit').click());
  readOwnReplies.mockImplementation(() => ok<{ replies: CannedReply[] }>({ replies: [REPLY] }));
  await on.step(on.workspace.canned.refresh);
  await on.step(() => type(on.one<HTMLTextAreaElement>('textarea'), 'Right, then left.'));
  await on.save();
  expect(on.put.mock.calls[0]?.[1]).toEqual({ name: 'Way', body: 'Right, then left.', folder: null });
});

it('names the files again after an answer that was lost', async () => {
  const answers = [silence()];
  const putOwnReply = vi.fn<WritingApi['putOwnReply']>(
    (id, { files: _files, ...reply }) =>
      answers.shift() ?? ok({ id, ...reply, folder: null, files: [], uses: 0 }),
  );
  const on = await open([REPLY], { putOwnReply });
  await on.step(() => on.button('Edit').click());
  await on.choose(new File(['a form'], 'form.txt'));
  await on.save();
  await on.step(() => on.button('Remove form.txt').click());
  await on.save();
  expect(putOwnReply.mock.calls.map(([, { files }]) => files?.length)).toEqual([2, 1]);
});

it('says nothing of files to a server of before, which knows none', async () => {
  const { files: _files, ...before } = REPLY;
  const on = await open([before as CannedReply]);
  expect(on.root.querySelector('.reply-files__link')).toBeNull();
  await on.step(() => on.button('Edit').click());
  await on.step(() => type(on.one<HTMLTextAreaElement>('textarea'), 'Right, then left.'));
  await on.save();
  expect(on.put.mock.calls[0]?.[1]).toEqual({ name: 'Way', body: 'Right, then left.', folder: null });
});
