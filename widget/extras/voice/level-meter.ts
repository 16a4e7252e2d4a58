/** Samples that one look takes in: about 43 ms. */
const SAMPLES = 2048;

/** How loud a stream is now, as the root mean square of its samples, from 0 to 1. Where that cannot be had, 0. */
export function levelMeter(stream: MediaStream): { level(): number; end(): void } {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(SAMPLES);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / SAMPLES);
    },
    end: () => void context.close(),
  };
}
