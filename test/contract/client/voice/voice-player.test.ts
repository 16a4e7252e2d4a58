import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVoicePlayer } from '../../../../server/contract/client/voice/voice-player.ts';
import { VOICE_BYTES } from '../../../../server/contract/files/voice.ts';
import { deferred } from '../fake-deps.ts';

const SECONDS = 10;
/** So large is a file that decodes to hours. */
const HOURS_LONG = 4_711;
let contexts: FakeContext[];
/** What is heard now. */
let heard: Set<FakeSource>;

class FakeContext {
  currentTime = 0;
  open = true;
  destination = {};
  constructor() {
    contexts.push(this);
  }
  decodeAudioData(file: ArrayBuffer) {
    return file.byteLength > 0
      ? Promise.resolve({ duration: file.byteLength === HOURS_LONG ? 7_200 : SECONDS })
      : Promise.reject(new Error('No sound'));
  }
  close() {
    this.open = false;
    return Promise.resolve();
  }
}

class FakeSource {
  onended: (() => void) | null = null;
  from = 0;
  connect() {}
  start(_when: number, from: number) {
    this.from = from;
    heard.add(this);
  }
  stop() {
    heard.delete(this);
  }
}

beforeEach(() => {
  contexts = [];
  heard = new Set();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('AudioBufferSourceNode', FakeSource);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const file = (bytes = 900) => Promise.resolve(new ArrayBuffer(bytes));
const player = (load: () => Promise<ArrayBuffer> = file) => createVoicePlayer(SECONDS, load);
const now = () => [...heard].map(({ from }) => from);
const pass = (seconds: number) => {
  for (const context of contexts) if (context.open) context.currentTime += seconds;
  vi.advanceTimersByTime(1_000 * seconds);
};

test('it goes on where it was held, and says where it is', async () => {
  const one = player();
  await one.toggle();
  expect([one.state.value, now()]).toEqual(['playing', [0]]);
  pass(3);
  await one.toggle();
  expect([one.state.value, one.position.value, now()]).toEqual(['still', 3, []]);
  await one.toggle();
  expect(now()).toEqual([3]);
  one.end();
  expect(contexts.filter(({ open }) => open)).toEqual([]);
});

test('one is heard at a time', async () => {
  const [one, other] = [player(), player()];
  await one.toggle();
  await other.toggle();
  expect([one.state.value, other.state.value, heard.size]).toEqual(['still', 'playing', 1]);
  other.end();
});

test('who drags hears it from there, and makes no second sound and no second context', async () => {
  const one = player();
  await one.toggle();
  for (const to of [2, 4, 6]) one.seek(to);
  expect([now(), contexts.length]).toEqual([[6], 1]);
  pass(1);
  expect(one.position.value).toBe(7);
  one.seek(SECONDS);
  expect([one.state.value, now()]).toEqual(['still', []]);
  await one.toggle();
  expect(now(), 'from the beginning, after the end').toEqual([0]);
  one.end();
});

test('at its end it is still, and at its beginning again', async () => {
  const one = player();
  await one.toggle();
  pass(9);
  for (const { onended } of heard) onended?.();
  expect([one.state.value, one.position.value]).toEqual(['still', 0]);
});

test('what could not be fetched is asked for again, and what is no sound is said to be none', async () => {
  const load = vi.fn(file).mockRejectedValueOnce(new Error('No answer'));
  const one = player(load);
  await one.toggle();
  expect([one.state.value, now()]).toEqual(['failed', []]);
  await one.toggle();
  expect([one.state.value, now()]).toEqual(['playing', [0]]);
  one.end();
  const other = player(() => file(0));
  await other.toggle();
  expect(other.state.value).toBe('unplayable');
  expect(contexts.filter(({ open }) => open)).toEqual([]);
});

test('what decodes to hours, or is larger than a voice message may be, is not kept and not played', async () => {
  for (const bytes of [HOURS_LONG, VOICE_BYTES + 1]) {
    const one = player(() => file(bytes));
    await one.toggle();
    expect([one.state.value, now()], `${bytes} bytes`).toEqual(['unplayable', []]);
  }
  expect(contexts.filter(({ open }) => open)).toEqual([]);
});

test('who has held it while it was being fetched hears nothing when it comes', async () => {
  const coming = deferred<ArrayBuffer>();
  const one = player(() => coming.promise);
  const asked = one.toggle();
  expect(one.state.value).toBe('loading');
  await one.toggle();
  coming.resolve(new ArrayBuffer(900));
  await asked;
  expect([one.state.value, now(), contexts.filter(({ open }) => open)]).toEqual(['still', [], []]);
});
