import { useEffect, useMemo, useRef } from 'preact/hooks';
import { createVoicePlayer } from '../../../server/contract/client/voice/voice-player.ts';
import { VOICE_PEAKS, voiceLength, wavePath } from '../../../server/contract/files/voice.ts';
import type { Voice } from '../../../server/contract/files/voice-schema.ts';
import { fill } from '../../locales/fill.ts';
import { dressRoot } from '../../views/style-sheets.ts';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';
import sheet from './voice.css';

/**
 * A voice message to listen to: one button, and a waveform that is a slider.
 * @param load fetches its file; rejects where that cannot be had
 * @param href where it can be saved from; left out: nowhere yet
 */
export function VoicePlayerView({
  voice: { seconds, peaks },
  load,
  href,
}: {
  voice: Voice;
  load(): Promise<ArrayBuffer>;
  href?: string | undefined;
}) {
  const { extra } = useExtras();
  const frame = useRef<HTMLFieldSetElement>(null);
  const loading = useRef(load);
  loading.current = load;
  const player = useMemo(() => createVoicePlayer(seconds, () => loading.current()), []);
  const { voice: texts } = extra;
  const state = player.state.value;
  const position = player.position.value;
  const name = fill(texts.name, { length: voiceLength(seconds) });
  const playing = state === 'playing' || state === 'loading';
  const played = Math.round((position / seconds) * VOICE_PEAKS);

  useEffect(() => {
    dressRoot(frame.current, sheet);
    return player.end;
  }, []);

  return (
    <fieldset ref={frame} class="voice" aria-label={name}>
      <button
        type="button"
        class="tool"
        aria-label={playing ? texts.pause : texts.play}
        title={playing ? texts.pause : texts.play}
        aria-busy={state === 'loading'}
        onClick={() => void player.toggle()}
      >
        <ExtraIcon name={playing ? 'pause' : 'play'} />
      </button>
      <span class="voice-track">
        <svg
          class="voice-wave"
          viewBox={`0 0 ${4 * VOICE_PEAKS} 32`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path class="played" d={wavePath(peaks, 0, played)} />
          <path d={wavePath(peaks, played, VOICE_PEAKS)} />
        </svg>
        <input
          type="range"
          min={0}
          max={seconds}
          step={1}
          value={position}
          aria-label={texts.position}
          aria-valuetext={`${voiceLength(position)} / ${voiceLength(seconds)}`}
          onInput={({ currentTarget }) => player.seek(currentTarget.valueAsNumber)}
        />
      </span>
      <span class="voice-time">{voiceLength(position > 0 ? position : seconds)}</span>
      {(state === 'failed' || state === 'unplayable') && (
        <span class="voice-trouble" role="alert">
          {state === 'failed' ? extra.failed : texts.unplayable}
        </span>
      )}
      {state === 'unplayable' && href !== undefined && (
        <a class="tool" href={href} target="_blank" rel="noopener noreferrer nofollow" aria-label={name}>
          <ExtraIcon name="save" />
        </a>
      )}
    </fieldset>
  );
}
