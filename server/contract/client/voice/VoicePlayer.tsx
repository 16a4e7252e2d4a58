import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { VOICE_PEAKS, voiceLength, wavePath } from '../../files/voice.ts';
import type { Voice } from '../../files/voice-schema.ts';
import { createVoicePlayer, type VoiceState } from './voice-player.ts';

const PLAY = 'M8 5.5v13l10.5-6.5z';
const PAUSE = 'M9 6v12M15 6v12';

export type VoiceTexts = {
  /** What it is called, with its length. */
  name: string;
  play: string;
  pause: string;
  position: string;
  failed: string;
  unplayable: string;
};

/**
 * A voice message to listen to: one button, and a waveform that is a slider. How it looks is decided by the sheets of whoever shows
 * it: `voice`, `voice-sign`, `voice-track`, `voice-wave`, `voice-time` and `voice-trouble`.
 * @param load fetches its file; rejects where that cannot be had
 * @param button the class of its button
 * @param save a way to save it, by what became of playing it
 */
export function VoicePlayer({
  voice: { seconds, peaks },
  load,
  texts,
  button,
  save,
}: {
  voice: Voice;
  load(): Promise<ArrayBuffer>;
  texts: VoiceTexts;
  button: string;
  save(state: VoiceState): ComponentChildren;
}) {
  const loading = useRef(load);
  loading.current = load;
  const player = useMemo(() => createVoicePlayer(seconds, () => loading.current()), []);
  const state = player.state.value;
  const position = player.position.value;
  const playing = state === 'playing' || state === 'loading';
  const played = Math.round((position / seconds) * VOICE_PEAKS);
  const act = playing ? texts.pause : texts.play;
  useEffect(() => player.end, []);

  return (
    <fieldset class="voice" aria-label={texts.name} title={texts.name}>
      <button
        type="button"
        class={button}
        aria-label={act}
        title={act}
        aria-busy={state === 'loading'}
        onClick={() => void player.toggle()}
      >
        <svg class="voice-sign" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
          <path d={playing ? PAUSE : PLAY} />
        </svg>
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
      {save(state)}
      {(state === 'failed' || state === 'unplayable') && (
        <span class="voice-trouble" role="alert">
          {state === 'failed' ? texts.failed : texts.unplayable}
        </span>
      )}
    </fieldset>
  );
}
