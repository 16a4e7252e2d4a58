import { fetchBytes } from '../../../server/contract/client/voice/fetch-bytes.ts';
import type { Voice } from '../../../server/contract/files/voice-schema.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { fill } from '../../locales/fill.ts';
import { useView } from '../../views/context.ts';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';
import { VoiceMessage } from '../voice/VoiceMessage.tsx';
import { sizeOf } from './size-of.ts';

const MAX_WIDTH_PX = 248;
const MAX_HEIGHT_PX = 232;
const MIN_PX = 48;

/** The files of a message. The space of a picture is kept free before it has loaded, so that nothing jumps. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <>
      {attachments.map((attachment) =>
        attachment.deletedAfterDays !== undefined ? (
          <DeletedFile key={attachment.id} name={attachment.name} days={attachment.deletedAfterDays} />
        ) : attachment.voice !== undefined ? (
          <VoiceFile key={attachment.id} id={attachment.id} voice={attachment.voice} />
        ) : attachment.picture === null ? (
          <FileRow key={attachment.id} attachment={attachment} />
        ) : (
          <Picture key={attachment.id} attachment={attachment} size={attachment.picture} />
        ),
      )}
    </>
  );
}

function Picture({ attachment, size }: { attachment: Attachment; size: { width: number; height: number } }) {
  const { language, extras, showPicture } = useView();
  const { content, thumbnail } = extras.value?.links.of(attachment.id).value ?? {};
  const source = thumbnail ?? content;
  const scale = Math.min(1, MAX_WIDTH_PX / size.width, MAX_HEIGHT_PX / size.height);
  return (
    <button
      type="button"
      class="picture"
      aria-label={fill(language.texts.picture, { name: attachment.name })}
      onClick={() => showPicture(attachment)}
    >
      <img
        {...(source === undefined ? {} : { src: source })}
        width={Math.max(MIN_PX, Math.round(size.width * scale))}
        height={Math.max(MIN_PX, Math.round(size.height * scale))}
        alt=""
        decoding="async"
      />
    </button>
  );
}

function VoiceFile({ id, voice }: { id: string; voice: Voice }) {
  const { extras } = useView();
  const href = extras.value?.links.of(id).value?.content;
  const load = () => (href === undefined ? Promise.reject(new Error('No link')) : fetchBytes(href));
  return <VoiceMessage voice={voice} href={href} load={load} />;
}

function FileRow({ attachment }: { attachment: Attachment }) {
  const { language, extras } = useView();
  const href = extras.value?.links.of(attachment.id).value?.content;
  return (
    <a
      class="file"
      {...(href === undefined ? {} : { href })}
      target="_blank"
      rel="noopener noreferrer nofollow"
      download={attachment.name}
      title={fill(language.texts.download, { name: attachment.name })}
    >
      <FileText name={attachment.name} says={sizeOf(attachment.sizeBytes, language)} />
      <ExtraIcon name="save" />
    </a>
  );
}

/** What the site kept for so many days and has deleted: there is nothing to be opened. */
function DeletedFile({ name, days }: { name: string; days: number }) {
  const { language, extra } = useExtras();
  const long = new Intl.NumberFormat(language.tag, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return (
    <div class="file file--deleted">
      <FileText name={name} says={fill(extra.fileDeleted, { days: long.format(days) })} />
    </div>
  );
}

function FileText({ name, says }: { name: string; says: string }) {
  return (
    <>
      <span class="file-icon">
        <ExtraIcon name="file" />
      </span>
      <span class="file-text">
        <span class="file-name">
          <bdi>{name}</bdi>
        </span>
        <span class="file-size">{says}</span>
      </span>
    </>
  );
}
