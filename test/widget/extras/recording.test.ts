// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VOICE_BYTES, VOICE_SECONDS } from '../../../server/contract/files/voice.ts';
import { type Recorded, startRecording } from '../../../widget/extras/voice/recording.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { fakeRecorders } from '../fake-recorder.ts';

const there = fakeRecorders();
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => void vi.useRealTimers());

type Outcome = Parameters<Parameters<typeof startRecording>[2]>[0];

async function begin(mostBytes?: number) {
  const outcomes: Outcome[] = [];
  const recording = startRecording(
    () => there.ask(),
    (length) => `Voice message, ${length}`,
    (outcome) => outcomes.push(outcome),
    mostBytes,
  );
  await settled();
  return { recording, outcomes, recorder: there.recorders.at(-1) };
}
const refusal = (name: string) => () => Promise.reject(new DOMException('No.', name));

test('what was said is a file with its length and its waveform, and the microphone is let go of', async () => {
  const { recording, outcomes, recorder } = await begin();
  expect([recording.begun.value, there.listening]).toEqual([true, 1]);
  recorder?.hears(5_000);
  vi.advanceTimersByTime(12_300);
  expect(recording.seconds.value).toBeCloseTo(12.3, 1);
  recording.stop();
  await settled();
  const [recorded] = outcomes as Recorded[];
  expect(recorded?.file).toMatchObject({ name: 'Voice message, 0:12', type: 'audio/webm', size: 5_000 });
  expect(recorded?.voice).toEqual({ seconds: 12, peaks: '9'.repeat(48) });
  expect(there.listening).toBe(0);
  recording.stop();
  recording.discard();
  await settled();
  expect(outcomes).toHaveLength(1);
});

test('it ends by itself when it is as long, or as large, as a voice message may be there', async () => {
  const long = await begin();
  long.recorder?.hears(1);
  vi.advanceTimersByTime((VOICE_SECONDS + 5) * 1_000);
  await settled();
  expect(long.outcomes).toMatchObject([{ voice: { seconds: VOICE_SECONDS } }]);

  const large = await begin();
  large.recorder?.hears(VOICE_BYTES - 1_000);
  await settled();
  expect(large.outcomes).toMatchObject([{ file: { size: VOICE_BYTES - 1_000 } }]);

  const small = await begin(2_000);
  small.recorder?.hears(1_000);
  await settled();
  expect(small.outcomes).toEqual([]);
  small.recorder?.hears(900);
  await settled();
  expect(small.outcomes).toMatchObject([{ file: { size: 1_900 } }]);
  expect(there.listening).toBe(0);
});

test('it ends in time where the timers of a hidden tab come late', async () => {
  const { outcomes, recorder } = await begin();
  vi.stubGlobal('performance', { now: () => Number.MAX_SAFE_INTEGER });
  recorder?.hears(900);
  await settled();
  expect(outcomes).toMatchObject([{ file: { size: 900 } }]);
});

test('a microphone that is unplugged leaves what was said until then', async () => {
  const { outcomes, recorder } = await begin();
  recorder?.hears(700);
  recorder?.stop();
  await settled();
  expect(outcomes).toMatchObject([{ file: { size: 700 } }]);
});

test('nothing is recorded, and no microphone listens on, where the visitor discards', async () => {
  const { recording, outcomes, recorder } = await begin();
  recorder?.hears(700);
  recording.discard();
  expect(outcomes).toEqual([null]);
  expect(there.listening).toBe(0);
});

test('a microphone that is allowed after the visitor has discarded is let go of at once', async () => {
  let allow = () => {};
  there.ask = () => new Promise((resolve) => (allow = () => resolve(there.stream())));
  const { recording, outcomes } = await begin();
  expect(recording.begun.value).toBe(false);
  recording.stop();
  allow();
  await settled();
  expect(outcomes).toEqual([null]);
  expect([there.listening, there.recorders]).toEqual([0, []]);
});

test.each([
  ['NotAllowedError', 'blocked'],
  ['SecurityError', 'blocked'],
  ['NotFoundError', 'noMicrophone'],
  ['NotReadableError', 'failed'],
])('%s of the browser is told as %s', async (name, trouble) => {
  there.ask = refusal(name);
  expect((await begin()).outcomes).toEqual([trouble]);
});

test('a recorder that breaks, or hands over nothing, is told and holds no microphone', async () => {
  const broken = await begin();
  broken.recorder?.onerror?.();
  expect(broken.outcomes).toEqual(['failed']);
  const empty = await begin();
  empty.recording.stop();
  await settled();
  expect(empty.outcomes).toEqual(['failed']);
  expect(there.listening).toBe(0);
});
