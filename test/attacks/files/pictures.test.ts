// @slow 15 s of a core: pictures that are made to cost much. Finds one that holds up everybody else.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PICTURE_LIMITS } from '../../../server/common/limits.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { PictureFormat, PictureOutcome } from '../../../server/files/develop-picture.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
import { pictureProgram } from '../../support/picture-program.ts';
import type { TestServer } from '../../support/test-server.ts';
import { attackOnPart, battleground } from '../attack.ts';
import type { Product } from '../weakened/entry.ts';

const AT_ONCE = 4;

describe('hostile pictures', () => {
  attackOnPart('a picture of a few kB that becomes gigabytes', {
    without: 'pixels are counted before any is decoded',
    attempt: async (part) => {
      const bomb = flatPng(7_200);
      expect(bomb.length, 'it must be small for what it claims').toBeLessThan(20_000);
      return (await developed(part, bomb, 'png')).outcome.kind;
    },
    succeeds: 'done',
    fails: 'too many pixels',
  });

  attackOnPart('an animation whose frames together are too much', {
    without: 'pixels are counted before any is decoded',
    attempt: async (part) =>
      (await developed(part, await film(100, 100), 'gif', { maxPixels: 500_000 })).outcome.kind,
    succeeds: 'done',
    fails: 'too many pixels',
  });

  attackOnPart('a film of very many small pictures', {
    without: 'frames are counted before any is decoded',
    attempt: async (part) => (await developed(part, await film(700, 2), 'gif')).outcome.kind,
    succeeds: 'done',
    fails: 'too many frames',
  });

  attackOnPart('the place where a picture was taken, read by whoever gets it', {
    without: 'pictures keep nothing but pixels',
    async attempt(part) {
      const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#0a0' } })
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' } })
        .jpeg()
        .toBuffer();
      const { content } = await developed(part, picture, 'jpeg');
      return (await sharp(content).metadata()).exif !== undefined;
    },
    succeeds: true,
    fails: false,
  });
});

describe('costly pictures', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  ground.attack('all threads of the server, taken by pictures that are decoded', {
    without: 'pictures are decoded in a process of their own',
    async attempt(server) {
      let most = 0;
      const count = () => {
        most = Math.max(most, sharp.counters().process);
      };
      const costly = await noise(1_500);
      const people = await Promise.all(Array.from({ length: AT_ONCE }, () => somebody(server)));
      sharp.queue.on('change', count);
      const replies = await Promise.all(people.map((person) => upload(person, costly)));
      sharp.queue.off('change', count);
      expect(replies.map((reply) => reply.status)).toEqual(people.map(() => 201));
      return most > 0;
    },
    succeeds: true,
    fails: false,
  });

  it('signing in, files and pages do not wait for pictures', async () => {
    const server = ground.ours();
    const costly = await noise(3_000);
    const people = await Promise.all(Array.from({ length: AT_ONCE }, () => somebody(server)));
    const small = await upload(people[0] as Somebody, await noise(8));
    const link = await linkTo((people[0] as Somebody).visitor, small.body.attachment.id);
    const order: string[] = [];
    const noted = async (what: string, done: Promise<unknown>) => {
      await done;
      order.push(what);
    };
    const pictures = people.map((person) => noted('picture', upload(person, costly)));
    await Promise.all([
      noted('sign-in', signedInAgent(server.url, 'Ana')),
      noted('page', fetch(`${server.url}/console/`)),
      noted(
        'file',
        fetch(link).then((reply) => reply.arrayBuffer()),
      ),
    ]);
    await Promise.all(pictures);
    expect(order.at(-1)).toBe('picture');
    expect(order.filter((what) => what === 'picture')).toHaveLength(AT_ONCE);
  });

  it('says how many pixels a picture may have', async () => {
    const { status, body } = await upload(await somebody(ground.ours()), flatPng(5_100));
    expect([status, body.error?.code]).toEqual([413, 'picture_too_large']);
    expect(body.error?.message).toBe(
      'The picture has 26 million pixels. Send a copy with at most 25 million.',
    );
  });
});

attackOnPart('more pixels in an hour than a visitor may send, in few bytes', {
  without: 'pixels are spent',
  async attempt({ createPictures }) {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-pictures-'));
    const [source = '', content = '', thumbnail = ''] = ['a', 'b', 'c'].map((name) => join(folder, name));
    await writeFile(source, flatPng(2_400));
    const pictures = createPictures({
      program: pictureProgram(),
      log: { warn: () => {} },
      now: () => 0,
      // Room for two such pictures.
      rateLimitFactor: 13_000_000 / PICTURE_LIMITS.visitorPixelsPerHour,
    });
    const develop = () =>
      pictures
        .develop({ kind: 'visitor', id: 'a', network: 'b' }, async () => ({
          source,
          content,
          thumbnail,
          format: 'png' as const,
        }))
        .then(
          (done) => done.kind,
          (refused: { code: string }) => refused.code,
        );
    const met = [await develop(), await develop(), await develop()];
    pictures.stop();
    await rm(folder, { recursive: true });
    return met;
  },
  succeeds: ['done', 'done', 'done'],
  fails: ['done', 'done', 'too_many_requests'],
});

type Somebody = { visitor: TestVisitor; conversationId: string };
type Answer = { attachment: Attachment; error?: { code: string; message: string } };

async function somebody(server: TestServer): Promise<Somebody> {
  const visitor = await newVisitor(server.url);
  return { visitor, conversationId: await visitor.start() };
}

function upload({ visitor, conversationId }: Somebody, content: Buffer) {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart]), 'picture');
  const path = `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`;
  return visitor.ask<Answer>('POST', path, form);
}

const linkTo = async (visitor: TestVisitor, id: string) =>
  (await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${id}/links`)).body.content;

/** What becomes of a picture, and the picture written anew where there is one. */
async function developed(
  { developPicture }: Product,
  picture: Buffer,
  format: PictureFormat,
  { maxPixels = PICTURE_LIMITS.pixels } = {},
): Promise<{ outcome: PictureOutcome; content: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-pictures-'));
  const [source = '', content = '', thumbnail = ''] = ['a', 'b', 'c'].map((name) => join(folder, name));
  try {
    await writeFile(source, picture);
    const outcome = await developPicture({ source, format, content, thumbnail, maxPixels });
    return { outcome, content: outcome.kind === 'done' ? await readFile(content) : Buffer.alloc(0) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A picture of noise, which costs most. */
const noise = (side: number): Promise<Buffer> =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 60 })
    .toBuffer();

/** A black square of so many pixels a side, one bit each. */
function flatPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

async function film(frames: number, side: number): Promise<Buffer> {
  const raw = { width: side, height: side * frames, channels: 3, pageHeight: side } as const;
  const bytes = await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
    .gif({ effort: 1 })
    .toBuffer();
  expect((await sharp(bytes).metadata()).pages).toBe(frames);
  return bytes;
}
