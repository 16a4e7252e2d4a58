import { Type } from 'typebox';
import { VOICE_PEAKS, VOICE_SECONDS } from './voice.ts';

const SECONDS = Type.Integer({
  minimum: 1,
  maximum: VOICE_SECONDS,
  description: 'How long it is, as whoever recorded it says.',
});
const PEAKS = Type.String({
  pattern: `^[0-9]{${VOICE_PEAKS}}$`,
  description: `Its waveform: how loud each of ${VOICE_PEAKS} equal parts is, a digit each.`,
});

/** What is known of a voice message besides what a file has. */
export const Voice = Type.Object(
  { seconds: SECONDS, peaks: PEAKS },
  { additionalProperties: false, description: 'It was recorded as a voice message.' },
);
export type Voice = Type.Static<typeof Voice>;

/** The same as it is said of an upload: both, or neither. */
export const VOICE_QUERY = { seconds: Type.Optional(SECONDS), peaks: Type.Optional(PEAKS) };
