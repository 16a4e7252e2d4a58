/** Two notes, an octave of a bell; the second a little later. Hertz, and seconds from now. */
const NOTES = [
  [880, 0],
  [1_318.5, 0.11],
] as const;
const LOUDNESS = 0.08;
const FADE_S = 0.35;

/**
 * A short sound for a new message, made on the spot: no file is fetched, so no page's policy minds. Silent where the
 * browser wants a click first, and closed afterwards, so that nothing keeps the page awake.
 */
export async function chime(): Promise<void> {
  if (typeof AudioContext !== 'function') return;
  const context = new AudioContext();
  try {
    if (context.state !== 'running') return;
    for (const [frequency, at] of NOTES) {
      const starts = context.currentTime + at;
      const tone = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: LOUDNESS });
      volume.gain.exponentialRampToValueAtTime(0.0001, starts + FADE_S);
      tone.connect(volume).connect(context.destination);
      tone.start(starts);
      tone.stop(starts + FADE_S);
      await new Promise((resolve) => tone.addEventListener('ended', resolve, { once: true }));
    }
  } finally {
    await context.close();
  }
}
