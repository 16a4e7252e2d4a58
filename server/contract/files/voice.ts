/** How long a voice message may be, in seconds. */
export const VOICE_SECONDS = 120;
/** How large its file may be. Opus needs 4 kB a second; browsers that have another codec may take eight times as much. */
export const VOICE_BYTES = 4 * 1024 * 1024;
/** Of how many digits its waveform is. */
export const VOICE_PEAKS = 48;

/** What browsers record, best first: RFC 7845 in WebM, and AAC where there is no Opus. */
export const VOICE_TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const;

/** `0:07`, `1:30`. */
export function voiceLength(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, '0')}`;
}

/**
 * The waveform of a recording as it is stored: one digit for each part of it, 9 where it is loudest.
 * @param levels how loud it was, from the beginning to the end, in any measure from 0
 */
export function peaksOf(levels: readonly number[]): string {
  const loudest = Math.max(...levels, Number.MIN_VALUE);
  const part = levels.length / VOICE_PEAKS;
  return Array.from({ length: VOICE_PEAKS }, (_, at) => {
    const from = Math.floor(at * part);
    const levelsOfPart = levels.slice(from, Math.max(from + 1, Math.floor((at + 1) * part)));
    return Math.round((9 * Math.max(0, ...levelsOfPart)) / loudest);
  }).join('');
}

/**
 * A part of a waveform as an SVG path: vertical lines, 4 apart, in a box that is 32 high and 4 wide for each digit of `peaks`.
 * @param from the first line of it
 * @param to the one after the last
 */
export function wavePath(peaks: string, from: number, to: number): string {
  return [...peaks]
    .map((digit, at) =>
      at < from || at >= to ? '' : `M${4 * at + 2} ${15 - Number(digit) * 1.5}v${2 + Number(digit) * 3}`,
    )
    .join('');
}
