import { fill } from '../../locales/fill.ts';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';

/** Beside the field: begins a voice message, and ends it. */
export function VoiceButton() {
  const { voice, extra } = useExtras();
  if (!voice.offered()) return null;
  const recording = voice.recording.value;
  const label = recording === null ? extra.voice.record : extra.voice.stop;
  return (
    <button
      type="button"
      class="tool voice-button"
      aria-label={label}
      title={label}
      onClick={() => {
        if (recording !== null) recording.stop();
        else void voice.begin((length) => fill(extra.voice.name, { length }));
      }}
    >
      <ExtraIcon name={recording === null ? 'microphone' : 'stop'} />
    </button>
  );
}
