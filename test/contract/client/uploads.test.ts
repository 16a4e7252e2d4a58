import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { createUploads } from '../../../server/contract/client/uploads.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { Uploaded } from '../../../server/contract/schemas/messages-api.ts';
import { deferred, NO_ANSWER, settled, TOO_LONG } from './fake-deps.ts';

const LIMITS = { messageLength: 100, fileBytes: 1_000, filesPerMessage: 2 };
const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);
const attachment = (id: string): Attachment => ({
  id,
  name: `${id}.txt`,
  mediaType: 'text/plain',
  sizeBytes: 10,
  picture: null,
});

/** Uploads whose requests the test answers. */
function open(limits: typeof LIMITS | null = LIMITS) {
  const asked: {
    id: string;
    progress(share: number): void;
    signal: AbortSignal;
    answer(to: Answer<Uploaded>): void;
  }[] = [];
  let ids = 0;
  const uploads = createUploads({
    newId: () => {
      ids += 1;
      return `file-${ids}`;
    },
    limits: () => limits,
    upload(id, _file, { progress, signal }) {
      const reply = deferred<Answer<Uploaded>>();
      asked.push({ id, progress, signal, answer: reply.resolve });
      return reply.promise;
    },
  });
  const answer = async (number: number, to: Answer<Uploaded>) => {
    asked[number]?.answer(to);
    await settled();
  };
  return { uploads, asked, answer };
}
const uploaded = (id: string): Answer<Uploaded> => ({ ok: true, value: { attachment: attachment(id) } });

describe('a file', () => {
  it('goes up when it is chosen, says how far it is, and out with the message', async () => {
    const { uploads, asked, answer } = open();
    uploads.stage(file('a.txt'));
    asked[0]?.progress(0.5);
    expect(uploads.files.value).toMatchObject([{ state: 'uploading', progress: 0.5 }]);
    expect(uploads.uploading.value).toBe(true);
    await answer(0, uploaded('file-1'));
    expect(uploads.uploading.value).toBe(false);
    expect(uploads.takeReady()).toEqual([attachment('file-1')]);
    expect(uploads.files.value).toEqual([]);
  });

  it.each([
    [file('a', 0), 'empty'],
    [file('a', 1_001), 'too_large'],
    [file('a', 1_000), null],
  ])('is looked at before it is sent (%#)', (chosen, problem) => {
    const { uploads, asked } = open();
    expect(uploads.problemOf(chosen)).toBe(problem);
    uploads.stage(chosen, uploads.problemOf(chosen));
    expect(asked).toHaveLength(problem === null ? 1 : 0);
    uploads.retry('file-1');
    uploads.retryNow();
    expect(asked, 'what cannot be sent is not tried again').toHaveLength(problem === null ? 2 : 0);
  });

  it('is any file where the server has not said what it takes', () => {
    const { uploads } = open(null);
    expect(uploads.problemOf(file('a', 5_000))).toBeNull();
    expect(uploads.room()).toBe(Number.POSITIVE_INFINITY);
  });

  it('that got no answer is tried again by itself, under the same id; one that was refused is not', async () => {
    const { uploads, asked, answer } = open();
    uploads.stage(file('a.txt'));
    uploads.stage(file('b.txt'));
    await answer(0, NO_ANSWER);
    await answer(1, TOO_LONG);
    expect(uploads.files.value).toMatchObject([
      { state: 'failed', trouble: { again: true } },
      { state: 'failed', trouble: { code: 'message_too_long', again: false } },
    ]);
    uploads.retryNow();
    expect(asked.map(({ id }) => id)).toEqual(['file-1', 'file-2', 'file-1']);
  });

  it('that is taken out while it goes up is stopped, and its late answer changes nothing', async () => {
    const { uploads, asked, answer } = open();
    uploads.stage(file('a.txt'));
    uploads.stage(file('b.txt'));
    uploads.remove('file-1');
    uploads.clear();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    await answer(0, uploaded('file-1'));
    expect(uploads.files.value).toEqual([]);
  });

  it('that was uploaded before comes back in front, and counts', () => {
    const { uploads } = open();
    uploads.stage(file('new.txt'));
    uploads.restore([attachment('old')]);
    expect(uploads.files.value.map(({ name }) => name)).toEqual(['old.txt', 'new.txt']);
    expect(uploads.ready.value).toEqual([attachment('old')]);
    expect(uploads.room()).toBe(0);
  });
});
