import { useEffect } from 'preact/hooks';
import { voiceLength } from '../../../server/contract/files/voice.ts';
import type { Voice } from '../../../server/contract/files/voice-schema.ts';
import { fill } from '../../locales/fill.ts';
import { useExtras } from '../context.ts';

/** A voice message, with what plays it as soon as that has loaded; its name until then. */
export function VoiceMessage(given: {
  voice: Voice;
  load(): Promise<ArrayBuffer>;
  href?: string | undefined;
}) {
  const { voice, extra } = useExtras();
  const Player = voice.player.value;
  useEffect(voice.wantPlayer, []);
  if (Player !== null) return <Player {...given} />;
  return (
    <span class="file-text">{fill(extra.voice.name, { length: voiceLength(given.voice.seconds) })}</span>
  );
}
