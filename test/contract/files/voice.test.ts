import { expect, test } from 'vitest';
import { peaksOf, VOICE_PEAKS, voiceLength, wavePath } from '../../../server/contract/files/voice.ts';

test('the length of a voice message is said in minutes and seconds', () => {
  expect([0, 7.9, 60, 90, 120].map(voiceLength)).toEqual(['0:00', '0:07', '1:00', '1:30', '2:00']);
});

test('a waveform has as many digits, whatever the length, and 9 where it is loudest', () => {
  const rising = peaksOf(Array.from({ length: 480 }, (_, at) => at / 1_000));
  expect(rising).toMatch(/^[0-9]{48}$/);
  expect([rising.at(0), rising.at(-1)]).toEqual(['0', '9']);
  expect([...rising].toSorted().join('')).toBe(rising);
  expect(peaksOf([0.1]), 'a moment').toBe('9'.repeat(VOICE_PEAKS));
  expect(peaksOf([]), 'nothing was measured').toBe('0'.repeat(VOICE_PEAKS));
  expect(peaksOf([0, 0]), 'silence').toBe('0'.repeat(VOICE_PEAKS));
});

test('a waveform is drawn in parts, so that what was played has a colour of its own', () => {
  expect(wavePath('09', 0, 1)).toBe('M2 15v2');
  expect(wavePath('09', 1, 2)).toBe('M6 1.5v29');
  expect(wavePath('09', 0, 2)).toBe('M2 15v2M6 1.5v29');
});
