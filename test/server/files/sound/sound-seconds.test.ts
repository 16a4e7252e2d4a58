import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { soundSeconds } from '../../../../server/files/sound/sound-seconds.ts';
import { mp4Recording, oggRecording, webmRecording } from './recordings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-sound-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function seconds(mediaType: string, content: Uint8Array): Promise<number | null> {
  const path = join(folder, 'sound');
  await writeFile(path, content);
  return soundSeconds(path, mediaType);
}
const webm = (content: Uint8Array) => seconds('audio/webm', content);
const ogg = (content: Uint8Array) => seconds('audio/ogg', content);
const mp4 = (content: Uint8Array) => seconds('audio/mp4', content);

it('a recording is as long as its packets are, in whatever a browser writes it', async () => {
  expect(await webm(webmRecording())).toBe(1);
  expect(await webm(webmRecording({ packets: 100, packetMs: 60 }))).toBe(6);
  expect(await ogg(oggRecording())).toBe(1);
  expect(await ogg(oggRecording({ packets: 500, packetMs: 120 }))).toBe(60);
  expect(await mp4(mp4Recording())).toBeCloseTo(1, 1);
  expect(await mp4(mp4Recording({ samples: 470, fragmented: true }))).toBeCloseTo(10, 0);
});

it('small files that decode to hours are seen to', async () => {
  const hour = 30_000;
  expect(await webm(webmRecording({ packets: hour, packetMs: 120 }))).toBe(3_600);
  expect(await ogg(oggRecording({ packets: hour, packetMs: 120 }))).toBe(3_600);
  expect(await mp4(mp4Recording({ samples: 170_000 }))).toBeGreaterThan(3_600);
  expect(await mp4(mp4Recording({ samples: 0xffffffff, fragmented: true }))).toBeGreaterThan(3_600);
});

it('what hides how much it holds is not as browsers record', async () => {
  const compressed = [0x6d, 0x80, 0x81, 0];
  expect(await webm(webmRecording({ more: compressed })), 'compressed').toBeNull();
  expect(await webm(webmRecording({ flags: 0x84 })), 'several packets to a block').toBeNull();
  expect(await webm(webmRecording({ codec: 'A_FLAC' })), 'another codec').toBeNull();
  expect(await webm(webmRecording().subarray(0, -1)), 'cut off').toBeNull();
  expect(await webm(new Uint8Array([...webmRecording(), 0, 1, 2])), 'something behind it').toBeNull();
  expect(await ogg(oggRecording({ codec: 'OggSpeex' })), 'another codec').toBeNull();
  expect(await ogg(new Uint8Array([...oggRecording(), ...oggRecording()])), 'two recordings').toBeNull();
  expect(await ogg(oggRecording().subarray(0, -1)), 'cut off').toBeNull();
  expect(await mp4(mp4Recording({ codec: 'Opus' })), 'another codec').toBeNull();
  expect(await mp4(mp4Recording({ object: 0x6b })), 'MP3 within MP4').toBeNull();
  expect(await mp4(mp4Recording({ edits: 90 })), 'the same sound again and again').toBeNull();
  expect(await mp4(mp4Recording().subarray(0, -1)), 'cut off').toBeNull();
  expect(await seconds('audio/mpeg', webmRecording()), 'nothing that browsers record').toBeNull();
});

it('more channels than a microphone has are not as browsers record', async () => {
  expect(await webm(webmRecording({ channels: 2 }))).toBe(1);
  expect(await webm(webmRecording({ channels: 32 }))).toBeNull();
  expect(await ogg(oggRecording({ channels: 2 }))).toBe(1);
  expect(await ogg(oggRecording({ channels: 32 }))).toBeNull();
  expect(await mp4(mp4Recording({ channels: 1 }))).toBeCloseTo(1, 1);
  expect(await mp4(mp4Recording({ channels: 7 })), 'eight').toBeNull();
  expect(await mp4(mp4Recording({ channels: 0 })), 'as many as are said elsewhere').toBeNull();
  expect(await mp4(mp4Recording({ kind: 31 })), 'another codec of the family').toBeNull();
});

it('millions of empty parts are not counted to the end, nor is anything opened without end', async () => {
  const parts = 2_000_000;
  const voids = Buffer.alloc(2 * parts, Buffer.from([0xec, 0x80]));
  expect(await webm(Buffer.concat([webmRecording(), voids])), 'elements').toBeNull();
  const head = oggRecording({ packets: 1 });
  const page = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from([255]), Buffer.alloc(255)]);
  const pages = Buffer.alloc(page.length * Math.ceil(parts / 255), page);
  expect(await ogg(Buffer.concat([head, pages])), 'packets').toBeNull();
  const free = Buffer.alloc(4 * 1024 * 1024, Buffer.from([0, 0, 0, 8, ...Buffer.from('free')]));
  expect(await mp4(Buffer.concat([mp4Recording(), free])), 'boxes').toBeNull();
  const nested = Buffer.alloc(4 * 1024 * 1024, Buffer.from([0, 0, 0, 0, ...Buffer.from('moov')]));
  for (let at = 0; at < nested.length; at += 8) nested.writeUInt32BE(nested.length - at, at);
  expect(await mp4(nested), 'boxes in boxes').toBeNull();
});

it('no bytes make it fail, whatever they are', async () => {
  for (const [read, whole] of [
    [webm, webmRecording({ packets: 3 })],
    [ogg, oggRecording({ packets: 3 })],
    [mp4, mp4Recording({ fragmented: true })],
  ] as const)
    for (let length = 0; length < whole.length; length += 1)
      for (const byte of [0x00, 0x7f, 0xff]) {
        const changed = whole.slice(0, length + 1);
        changed[length] = byte;
        const found = await read(changed);
        expect(found === null || found >= 0, `${byte} at ${length}`).toBe(true);
      }
});
