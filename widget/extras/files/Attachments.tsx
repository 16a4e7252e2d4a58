import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { fill } from '../../locales/fill.ts';
import { useView } from '../../views/context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';
import { sizeOf } from './size-of.ts';

const MAX_WIDTH_PX = 248;
const MAX_HEIGHT_PX = 232;
const MIN_PX = 48;

/** The files of a message. The space of a picture is kept free before it has loaded, so that nothing jumps. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <>
      {attachments.map((attachment) =>
        attachment.picture === null ? (
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
      <span class="file-icon">
        <ExtraIcon name="file" />
      </span>
      <span class="file-text">
        <span class="file-name">
          <bdi>{attachment.name}</bdi>
        </span>
        <span class="file-size">{sizeOf(attachment.sizeBytes, language)}</span>
      </span>
      <ExtraIcon name="save" />
    </a>
  );
}
