import { type ReadonlySignal, signal } from '@preact/signals';
import {
  peaksOf,
  VOICE_BYTES,
  VOICE_SECONDS,
  VOICE_TYPES,
  voiceLength,
} from '../../../server/contract/files/voice.ts';
import type { Voice } from '../../../server/contract/files/voice-schema.ts';
import { levelMeter } from './level-meter.ts';

/** Speech is understood well at this rate; 2 minutes are half a megabyte. */
const BITS_PER_SECOND = 32_000;
const LOOK_EVERY_MS = 100;
/** The recorder hands over what it has so often, so that its bytes can be counted. */
const HAND_OVER_MS = 1_000;
/** It ends when so much of the room is taken: the rest is for what the recorder holds back until it has stopped. */
const FULL = 15 / 16;

export type Recorded = { file: File; voice: Voice };
export type RecordingTrouble = 'blocked' | 'noMicrophone' | 'failed';
/** Null: it was discarded. */
export type RecordingOutcome = Recorded | RecordingTrouble | null;

export type Recording = {
  /** False: the visitor is being asked for the microphone. */
  begun: ReadonlySignal<boolean>;
  seconds: ReadonlySignal<number>;
  /** How loud it has been, ten times a second, from 0 to 1. */
  levels: ReadonlySignal<readonly number[]>;
  /** Ends it and keeps what was said; before it has begun, the same as `discard`. */
  stop(): void;
  discard(): void;
};

/**
 * Records from a microphone until it is stopped, is as long or as large as a voice message may be, or the microphone is gone. The
 * microphone is let go of, however it ends.
 * @param microphone asks the visitor; rejects as `getUserMedia` does
 * @param name of the recording, by its length
 * @param ended called once: with what was recorded, with what went wrong, or with null where it was discarded
 * @param mostBytes how large it may be
 */
export function startRecording(
  microphone: () => Promise<MediaStream>,
  name: (length: string) => string,
  ended: (outcome: RecordingOutcome) => void,
  mostBytes = VOICE_BYTES,
): Recording {
  const begun = signal(false);
  const seconds = signal(0);
  const levels = signal<readonly number[]>([]);
  let over = false;
  let release = () => {};
  let stopRecorder = () => finish(null);
  void record().catch((error) => finish(troubleOf(error)));

  return { begun, seconds, levels, stop: () => stopRecorder(), discard: () => finish(null) };

  async function record(): Promise<void> {
    const stream = await microphone();
    const letGo = () => {
      for (const track of stream.getTracks()) track.stop();
    };
    release = letGo;
    // It was discarded while the visitor was being asked.
    if (over) return letGo();
    const mimeType = VOICE_TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, {
      ...(mimeType === undefined ? {} : { mimeType }),
      audioBitsPerSecond: BITS_PER_SECOND,
    });
    const meter = levelMeter(stream);
    const pieces: Blob[] = [];
    let bytes = 0;
    const began = performance.now();
    recorder.ondataavailable = ({ data }) => {
      pieces.push(data);
      bytes += data.size;
      // A tab that is not seen has slow timers: the length is looked at here, too.
      if (bytes > FULL * mostBytes || (performance.now() - began) / 1_000 >= VOICE_SECONDS) stopRecorder();
    };
    recorder.onerror = () => finish('failed');
    // Also where the microphone was unplugged, or its permission taken back.
    recorder.onstop = () => finish(recorded(pieces, recorder.mimeType));
    const look = setInterval(() => {
      seconds.value = (performance.now() - began) / 1_000;
      levels.value = [...levels.peek(), meter.level()];
      if (seconds.peek() >= VOICE_SECONDS) stopRecorder();
    }, LOOK_EVERY_MS);
    stopRecorder = () => recorder.state !== 'inactive' && recorder.stop();
    release = () => {
      clearInterval(look);
      recorder.onstop = null;
      stopRecorder();
      meter.end();
      letGo();
    };
    recorder.start(HAND_OVER_MS);
    begun.value = true;
  }

  function recorded(pieces: readonly Blob[], mimeType: string): Recorded | 'failed' {
    const type = mimeType.split(';')[0] ?? '';
    const whole = Math.min(VOICE_SECONDS, Math.max(1, Math.round(seconds.peek())));
    const file = new File([...pieces], name(voiceLength(whole)), { type });
    if (file.size === 0) return 'failed';
    return { file, voice: { seconds: whole, peaks: peaksOf(levels.peek()) } };
  }

  function finish(outcome: RecordingOutcome): void {
    if (over) return;
    over = true;
    release();
    ended(outcome);
  }
}

/** What asks for a microphone for speech. */
export function microphoneOf({ mediaDevices }: Navigator): () => Promise<MediaStream> {
  return () =>
    mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function troubleOf(error: unknown): RecordingTrouble {
  const { name } = error as DOMException;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'noMicrophone' : 'failed';
}
