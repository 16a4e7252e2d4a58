import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { VOICE_BYTES, VOICE_SECONDS } from '../../files/voice.ts';

/** `failed`: it could not be fetched just now; `unplayable`: this browser does not know how it is written. */
export type VoiceState = 'still' | 'loading' | 'playing' | 'failed' | 'unplayable';

export interface VoicePlayer {
  state: ReadonlySignal<VoiceState>;
  /** Where it is, in seconds from the beginning. */
  position: ReadonlySignal<number>;
  /** Plays from where it is, or holds it there. What could not be fetched is asked for again. */
  toggle(): Promise<void>;
  /** Goes on from there, or begins there the next time. */
  seek(seconds: number): void;
  /** Silent for good. */
  end(): void;
}

/** What is longer is no voice message, with some room for a recorder that stopped late. */
const MOST_SECONDS = 2 * VOICE_SECONDS;
/** How often the position is told while it plays. */
const TELL_EVERY_MS = 100;

/** Of all on a page, one is heard at a time: what holds that one. */
let holdOther: (() => void) | null = null;

/**
 * Plays a voice message by Web Audio: an `<audio>` element would need `media-src` in the policy of the page around the chat, and
 * its file would have to be sent as something that browsers open.
 * @param seconds how long it is
 * @param load fetches its file; rejects where that cannot be had
 */
export function createVoicePlayer(seconds: number, load: () => Promise<ArrayBuffer>): VoicePlayer {
  const state = signal<VoiceState>('still');
  const position = signal(0);
  let sound: AudioBuffer | null = null;
  let silence: (() => void) | null = null;
  /** Plays on from where the position is now. */
  let goOn: (() => void) | null = null;
  /** Counts what the listener asked for, so that an answer which comes late plays nothing. */
  let asked = 0;

  return {
    state,
    position,
    async toggle() {
      if (state.peek() === 'loading' || silence !== null) return hold();
      holdOther?.();
      holdOther = hold;
      asked += 1;
      const own = asked;
      state.value = 'loading';
      // Made within the click: browsers keep one silent that is made later.
      const context = new AudioContext();
      const outcome = await decoded(context);
      if (own !== asked) return context.close();
      if (typeof outcome !== 'string') return start(context, outcome);
      hold();
      state.value = outcome;
      await context.close();
    },
    seek(to) {
      position.value = Math.min(seconds, Math.max(0, to));
      if (silence === null) return;
      if (to >= seconds) hold();
      else goOn?.();
    },
    end: hold,
  };

  async function decoded(context: AudioContext): Promise<AudioBuffer | 'failed' | 'unplayable'> {
    if (sound !== null) return sound;
    let file: ArrayBuffer;
    try {
      file = await load();
    } catch {
      return 'failed';
    }
    if (file.byteLength > VOICE_BYTES) return 'unplayable';
    try {
      const whole = await context.decodeAudioData(file);
      // Let go of at once: it is not what the server has looked into.
      if (whole.duration > MOST_SECONDS) return 'unplayable';
      sound = whole;
      return sound;
    } catch {
      return 'unplayable';
    }
  }

  function start(context: AudioContext, buffer: AudioBuffer): void {
    const from = position.peek() < Math.min(seconds, buffer.duration) ? position.peek() : 0;
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.start(0, from);
    const began = context.currentTime;
    const tell = setInterval(() => {
      position.value = Math.min(seconds, from + context.currentTime - began);
    }, TELL_EVERY_MS);
    const endSource = () => {
      clearInterval(tell);
      source.onended = null;
      source.stop();
    };
    // Within the same context: whoever drags would make dozens of them, and browsers have few.
    goOn = () => {
      endSource();
      start(context, buffer);
    };
    silence = () => {
      silence = null;
      endSource();
      void context.close();
    };
    source.onended = () =>
      batch(() => {
        hold();
        position.value = 0;
      });
    state.value = 'playing';
  }

  function hold(): void {
    asked += 1;
    silence?.();
    state.value = 'still';
    if (holdOther === hold) holdOther = null;
  }
}
