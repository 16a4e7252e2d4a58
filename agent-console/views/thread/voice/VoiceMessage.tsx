import { fetchBytes } from '../../../../server/contract/client/voice/fetch-bytes.ts';
import { VoicePlayer } from '../../../../server/contract/client/voice/VoicePlayer.tsx';
import { voiceLength } from '../../../../server/contract/files/voice.ts';
import type { Voice } from '../../../../server/contract/files/voice-schema.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { voice as en } from '../../../locales/pages/en/thread/voice.ts';
import { voice as zh } from '../../../locales/pages/zh/thread/voice.ts';
import { useTexts } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { Icon } from '../../elements/Icon.tsx';
import style from './voice.css';

adoptStyle(style);

/**
 * A voice message to listen to, with a way to save it.
 * @param address where its file is
 */
export function VoiceMessage({ voice, address }: { voice: Voice; address: string }) {
  const texts = useTexts();
  const t = pageTexts(texts, 'voice', { en, zh });
  const name = t.name(voiceLength(voice.seconds));

  return (
    <VoicePlayer
      voice={voice}
      load={() => fetchBytes(address)}
      texts={{ ...t, name }}
      button="icon-button"
      save={() => (
        <a class="icon-button" href={address} download aria-label={texts.files.download(name)}>
          <Icon name="download" size={17} />
        </a>
      )}
    />
  );
}
