import { useEffect, useRef } from 'preact/hooks';
import { VoicePlayer } from '../../../server/contract/client/voice/VoicePlayer.tsx';
import { voiceLength } from '../../../server/contract/files/voice.ts';
import type { Voice } from '../../../server/contract/files/voice-schema.ts';
import { fill } from '../../locales/fill.ts';
import { dressRoot } from '../../views/style-sheets.ts';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';
import sheet from './voice.css';

/**
 * A voice message to listen to, and to save where it cannot be played.
 * @param load fetches its file; rejects where that cannot be had
 * @param href where it can be saved from; left out: nowhere yet
 */
export function VoicePlayerView({
  voice,
  load,
  href,
}: {
  voice: Voice;
  load(): Promise<ArrayBuffer>;
  href?: string | undefined;
}) {
  const { extra } = useExtras();
  const frame = useRef<HTMLDivElement>(null);
  const name = fill(extra.voice.name, { length: voiceLength(voice.seconds) });
  useEffect(() => dressRoot(frame.current, sheet), []);

  return (
    <div ref={frame} class="voice-frame">
      <VoicePlayer
        voice={voice}
        load={load}
        texts={{ ...extra.voice, name, failed: extra.failed }}
        button="tool"
        save={(state) =>
          state === 'unplayable' &&
          href !== undefined && (
            <a class="tool" href={href} target="_blank" rel="noopener noreferrer nofollow" aria-label={name}>
              <ExtraIcon name="save" />
            </a>
          )
        }
      />
    </div>
  );
}
