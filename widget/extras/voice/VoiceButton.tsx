import { useEffect } from 'preact/hooks';
import { fill } from '../../locales/fill.ts';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';

/** Beside the field: begins a voice message. While one is recorded, `RecorderBar` has the ways out. */
export function VoiceButton() {
  const { voice, extra } = useExtras();
  useEffect(() => voice.rest, []);
  if (!voice.offered() || voice.recording.value !== null) return null;
  return (
    <button
      type="button"
      class="tool voice-button"
      aria-label={extra.voice.record}
      title={extra.voice.record}
      onClick={() => void voice.begin((length) => fill(extra.voice.name, { length }))}
    >
      <ExtraIcon name="microphone" />
    </button>
  );
}
