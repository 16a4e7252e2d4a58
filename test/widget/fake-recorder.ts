import { afterEach, beforeEach, vi } from 'vitest';

/** A microphone and a recorder in the place of the browser's, for each test of a file. */
export function fakeRecorders() {
  const there = {
    /** How the visitor, or the browser, answers who asks for the microphone. */
    ask: (): Promise<MediaStream> => Promise.resolve(there.stream()),
    /** Microphones that are listening now. */
    listening: 0,
    recorders: [] as FakeRecorder[],
    stream(): MediaStream {
      there.listening += 1;
      const track = {
        on: true,
        stop() {
          if (track.on) there.listening -= 1;
          track.on = false;
        },
      };
      return { getTracks: () => [track] } as unknown as MediaStream;
    },
  };

  class FakeRecorder {
    static isTypeSupported = (type: string) => type.startsWith('audio/webm');
    state = 'inactive';
    ondataavailable: ((event: { data: Blob }) => void) | null = null;
    onstop: (() => void) | null = null;
    onerror: (() => void) | null = null;
    mimeType = 'audio/webm;codecs=opus';
    constructor() {
      there.recorders.push(this);
    }
    start() {
      this.state = 'recording';
    }
    /** Hands over so many bytes. */
    hears(bytes: number) {
      this.ondataavailable?.({ data: new Blob([new Uint8Array(bytes)]) });
    }
    /** As in browsers, what it has comes later. */
    stop() {
      this.state = 'inactive';
      queueMicrotask(() => this.onstop?.());
    }
  }

  beforeEach(() => {
    Object.assign(there, { listening: 0, recorders: [], ask: () => Promise.resolve(there.stream()) });
    vi.stubGlobal('MediaRecorder', FakeRecorder);
    vi.stubGlobal(
      'AudioContext',
      class {
        createMediaStreamSource = () => ({ connect: () => {} });
        close = () => Promise.resolve();
      },
    );
    vi.stubGlobal(
      'AnalyserNode',
      class {
        getFloatTimeDomainData = (samples: Float32Array) => samples.fill(0.1);
      },
    );
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: { getUserMedia: () => there.ask() },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  });
  return there;
}
