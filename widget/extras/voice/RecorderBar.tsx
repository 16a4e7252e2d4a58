import { useEffect, useRef } from 'preact/hooks';
import { VOICE_PEAKS, VOICE_SECONDS, voiceLength, wavePath } from '../../../server/contract/files/voice.ts';
import { Icon } from '../../views/Icon.tsx';
import { dressRoot } from '../../views/style-sheets.ts';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';
import type { Recording } from './recording.ts';
import sheet from './voice.css';

/** Speech is this loud at most: the root mean square of full scale would be 1. */
const LOUD = 0.3;

/** While somebody speaks: how long, how loud, and the ways out. Escape discards. */
export function RecorderBar({ recording }: { recording: Recording }) {
  const { extra } = useExtras();
  const bar = useRef<HTMLFieldSetElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const begun = recording.begun.value;
  const heard = recording.levels.value.slice(-VOICE_PEAKS);
  const digits = heard.map((level) => Math.min(9, Math.round((9 * level) / LOUD))).join('');

  useEffect(() => {
    dressRoot(bar.current, sheet);
    const root = bar.current?.getRootNode() as ShadowRoot;
    stop.current?.focus();
    return () => {
      // Where it is gone with the focus in it, the button that began it is next, which is there in a moment.
      if (document.activeElement === document.body)
        queueMicrotask(() => root.querySelector<HTMLElement>('.voice-button')?.focus());
    };
  }, []);

  return (
    <fieldset
      ref={bar}
      class="recording"
      aria-label={extra.voice.recording}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        recording.discard();
      }}
    >
      <button
        type="button"
        class="tool"
        aria-label={extra.voice.discard}
        title={extra.voice.discard}
        onClick={recording.discard}
      >
        <Icon name="close" />
      </button>
      <span class={begun ? 'recording-dot begun' : 'recording-dot'} />
      <span class="voice-time" dir="ltr">
        {voiceLength(recording.seconds.value)} / {voiceLength(VOICE_SECONDS)}
      </span>
      <svg
        class="voice-wave"
        viewBox={`0 0 ${4 * VOICE_PEAKS} 32`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={wavePath(digits.padStart(VOICE_PEAKS, '0'), 0, VOICE_PEAKS)} />
      </svg>
      <span class="hidden-text" role="status">
        {begun && extra.voice.recording}
      </span>
      <button
        ref={stop}
        type="button"
        class="tool recording-stop"
        aria-label={extra.voice.stop}
        title={extra.voice.stop}
        onClick={recording.stop}
      >
        <ExtraIcon name="stop" />
      </button>
    </fieldset>
  );
}
