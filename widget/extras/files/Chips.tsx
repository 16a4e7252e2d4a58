import type { StagedFile } from '../../../server/contract/client/uploads.ts';
import { fetchBytes } from '../../../server/contract/client/voice/fetch-bytes.ts';
import { fill } from '../../locales/fill.ts';
import { plural } from '../../locales/plural.ts';
import type { FileRefusal } from '../../stores/uploads.ts';
import { refusalText } from '../../views/announced.ts';
import { Icon } from '../../views/Icon.tsx';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';
import { Replying } from '../Replying.tsx';
import { VoiceMessage } from '../voice/VoiceMessage.tsx';
import { kindsOf } from './limits-text.ts';
import { sizeOf } from './size-of.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** The files that go with the message being written, and those that cannot. */
export function Chips() {
  const { composer, chat, language, extra, voice } = useExtras();
  const { texts } = language;
  const [recording, Recorder] = [voice.recording.value, voice.bar.value];
  const uploads = composer.uploads.value;
  const files = uploads?.files.value ?? [];
  const refused = uploads?.refused.value ?? [];
  const limits = chat.site.limits.value;

  return (
    <>
      <Replying />
      {voice.trouble.value !== null && (
        <p class="voice-refusal" role="alert">
          {voice.trouble.value === 'failed' ? extra.failed : extra.voice[voice.trouble.value]}
        </p>
      )}
      {Recorder !== null && recording !== null && <Recorder recording={recording} />}
      {refused.length > 0 && (
        <ul class="file-refusals" role="alert">
          {[...new Set(refused.map(whyNot))].map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      )}
      {files.length > 0 && (
        <ul class="chips">
          {files.map((file) => (
            <Chip key={file.id} staged={file} />
          ))}
        </ul>
      )}
    </>
  );

  function whyNot({ name, reason }: FileRefusal): string {
    if (reason === 'too_large')
      return fill(texts.fileTooLarge, { name, limit: sizeOf(limits?.fileBytes ?? 0, language) });
    if (reason === 'wrong_kind')
      return fill(extra.fileKindRefused, { name, kinds: kindsOf(chat.site.fileKinds(), extra, language) });
    if (reason === 'empty') return fill(texts.fileEmpty, { name });
    return plural(texts.tooManyFiles, limits?.filesPerMessage ?? 0, language.tag);
  }
}

function Chip({ staged }: { staged: StagedFile }) {
  const { chat, composer, language, extra, extras } = useExtras();
  const { texts } = language;
  const { id, name, state, trouble, file } = staged;
  const drop = fill(texts.removeFile, { name });
  // What was taken back to be sent again is at the server alone.
  const link = staged.voice !== null && file === null ? extras.value?.links.of(id).value?.content : undefined;
  return (
    <li class={`chip ${state}`}>
      {staged.voice === null && <Thumbnail file={file} />}
      <span class="file-text">
        {staged.voice === null ? (
          <span class="file-name">
            <bdi>{name}</bdi>
          </span>
        ) : (
          <VoiceMessage voice={staged.voice} load={load} />
        )}
        {state === 'uploading' && (
          <progress max={1} value={staged.progress} aria-label={fill(texts.uploading, { name })} />
        )}
        {state === 'ready' && staged.voice === null && (
          <span class="file-size">{sizeOf(staged.sizeBytes, language)}</span>
        )}
        {state === 'failed' && (
          <span class="chip-trouble" role="alert">
            {whyFailed()}
          </span>
        )}
      </span>
      {trouble?.again && (
        <button
          type="button"
          class="tool"
          aria-label={fill(texts.retryUpload, { name })}
          title={texts.retry}
          onClick={() => composer.uploads.value?.retry(id)}
        >
          <ExtraIcon name="retry" />
        </button>
      )}
      <button
        type="button"
        class="tool"
        aria-label={drop}
        title={drop}
        onClick={() => composer.uploads.value?.remove(id)}
      >
        <Icon name="close" />
      </button>
    </li>
  );

  function load(): Promise<ArrayBuffer> {
    if (file !== null) return file.arrayBuffer();
    return link === undefined ? Promise.reject(new Error('No link')) : fetchBytes(link);
  }

  function whyFailed(): string {
    if (trouble === null || trouble.code === 'no_answer') return texts.uploadFailed;
    if (trouble.code === 'file_kind_refused')
      return fill(extra.fileKindsTaken, { kinds: kindsOf(chat.site.fileKinds(), extra, language) });
    return refusalText(trouble, language);
  }
}
