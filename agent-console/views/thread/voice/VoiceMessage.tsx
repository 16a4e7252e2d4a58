import { useEffect, useMemo } from 'preact/hooks';
import { fetchBytes } from '../../../../server/contract/client/voice/fetch-bytes.ts';
import { createVoicePlayer } from '../../../../server/contract/client/voice/voice-player.ts';
import { VOICE_PEAKS, voiceLength, wavePath } from '../../../../server/contract/files/voice.ts';
import type { Voice } from '../../../../server/contract/files/voice-schema.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { voice as en } from '../../../locales/pages/en/thread/voice.ts';
import { voice as zh } from '../../../locales/pages/zh/thread/voice.ts';
import { useTexts } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { Icon } from '../../elements/Icon.tsx';
import style from './voice.css';

adoptStyle(style);

const PLAY = 'M8 5.5v13l10.500-6.500z';
const PAUSE = 'M9 6v12M15 6v12';

/**
 * A voice message to listen to: one button, a waveform that is a slider, and a way to save it.
 * @param address where its file is
 */
export function VoiceMessage({ voice: { seconds, peaks }, address }: { voice: Voice; address: string }) {
  const texts = useTexts();
  const t = pageTexts(texts, 'voice', { en, zh });
  const player = useMemo(() => createVoicePlayer(seconds, () => fetchBytes(address)), []);
  const state = player.state.value;
  const position = player.position.value;
  const name = t.name(voiceLength(seconds));
  const playing = state === 'playing' || state === 'loading';
  const played = Math.round((position / seconds) * VOICE_PEAKS);
  useEffect(() => player.end, []);

  return (
    <fieldset class="voice" aria-label={name} title={name}>
      <button
        type="button"
        class="icon-button"
        aria-label={playing ? t.pause : t.play}
        title={playing ? t.pause : t.play}
        aria-busy={state === 'loading'}
        onClick={() => void player.toggle()}
      >
        <svg class="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
          <path class="voice__sign" d={playing ? PAUSE : PLAY} />
        </svg>
      </button>
      <span class="voice__track">
        <svg viewBox={`0 0 ${4 * VOICE_PEAKS} 32`} preserveAspectRatio="none" aria-hidden="true">
          <path class="voice__played" d={wavePath(peaks, 0, played)} />
          <path d={wavePath(peaks, played, VOICE_PEAKS)} />
        </svg>
        <input
          type="range"
          min={0}
          max={seconds}
          step={1}
          value={position}
          aria-label={t.position}
          aria-valuetext={`${voiceLength(position)} / ${voiceLength(seconds)}`}
          onInput={({ currentTarget }) => player.seek(currentTarget.valueAsNumber)}
        />
      </span>
      <span class="voice__time">{voiceLength(position > 0 ? position : seconds)}</span>
      <a class="icon-button" href={address} download aria-label={texts.files.download(name)}>
        <Icon name="download" size={17} />
      </a>
      {(state === 'failed' || state === 'unplayable') && (
        <span class="voice__trouble" role="alert">
          {state === 'failed' ? t.failed : t.unplayable}
        </span>
      )}
    </fieldset>
  );
}
