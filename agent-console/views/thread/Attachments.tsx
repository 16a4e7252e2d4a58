import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { useConsole, useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { contentUrl, thumbnailUrl } from '../format/attachments.ts';
import { sizeText } from '../format/sizes.ts';
import type { VoiceMessage } from './voice/VoiceMessage.tsx';

const MAX_WIDTH_PX = 320;
const MAX_HEIGHT_PX = 260;
const MIN_SIDE_PX = 48;

/** Pictures small, with their place reserved before they load; everything else as a download. */
export function Attachments({
  attachments,
  open,
}: {
  attachments: readonly Attachment[];
  open: (attachment: Attachment) => void;
}) {
  const pictures = attachments.filter(isPicture);
  const files = attachments.filter((attachment) => !isPicture(attachment));
  return (
    <>
      {pictures.length > 0 && (
        <div class="attachments">
          {pictures.map((attachment) => (
            <Picture attachment={attachment} picture={attachment.picture} open={open} key={attachment.id} />
          ))}
        </div>
      )}
      {files.length > 0 && (
        <div class="attachments">
          {files.map((attachment) =>
            attachment.deletedAfterDays === undefined ? (
              <File attachment={attachment} key={attachment.id} />
            ) : (
              <DeletedFile name={attachment.name} days={attachment.deletedAfterDays} key={attachment.id} />
            ),
          )}
        </div>
      )}
    </>
  );
}

type PictureFile = Attachment & { picture: NonNullable<Attachment['picture']> };

/** One that is still there to be shown. */
function isPicture(attachment: Attachment): attachment is PictureFile {
  return attachment.picture !== null && attachment.deletedAfterDays === undefined;
}

function Picture({
  attachment,
  picture,
  open,
}: {
  attachment: Attachment;
  picture: NonNullable<Attachment['picture']>;
  open: (attachment: Attachment) => void;
}) {
  const { files: t } = useTexts();
  const missing = useSignal(false);
  if (missing.value) return <FileLink attachment={attachment} hint={t.missing} />;
  const scale = Math.min(1, MAX_WIDTH_PX / picture.width, MAX_HEIGHT_PX / picture.height);
  return (
    <button
      type="button"
      class="picture"
      aria-label={t.view(attachment.name)}
      onClick={() => open(attachment)}
    >
      <img
        src={thumbnailUrl(attachment)}
        alt=""
        width={Math.max(MIN_SIDE_PX, Math.round(picture.width * scale))}
        height={Math.max(MIN_SIDE_PX, Math.round(picture.height * scale))}
        decoding="async"
        onError={() => (missing.value = true)}
      />
    </button>
  );
}

/** A file, or a voice message as soon as what plays it has loaded. */
function File({ attachment }: { attachment: Attachment }) {
  const { connection } = useConsole();
  const Player = useSignal<typeof VoiceMessage | null>(null);
  const { voice } = attachment;
  useEffect(() => {
    if (voice === undefined) return;
    import('./voice/VoiceMessage.tsx').then(
      (part) => {
        Player.value = part.VoiceMessage;
      },
      () => void connection.partMissing(),
    );
  }, []);
  if (voice === undefined || Player.value === null) return <FileLink attachment={attachment} />;
  return <Player.value voice={voice} address={contentUrl(attachment)} />;
}

/** A file to download. */
export function FileLink({ attachment, hint }: { attachment: Attachment; hint?: string }) {
  const texts = useTexts();
  return (
    <a
      class="file"
      href={contentUrl(attachment)}
      rel="noopener noreferrer nofollow"
      download={attachment.name}
    >
      <FileText name={attachment.name} says={hint ?? sizeText(attachment.sizeBytes, texts.language)} />
      <Icon name="download" size={17} />
      <span class="hidden">{texts.files.download(attachment.name)}</span>
    </a>
  );
}

/** What the site kept for so many days and has deleted: there is nothing to be opened. */
function DeletedFile({ name, days }: { name: string; days: number }) {
  const { files: t } = useTexts();
  return (
    <div class="file file--deleted">
      <FileText name={name} says={t.deleted(days)} />
    </div>
  );
}

function FileText({ name, says }: { name: string; says: string }) {
  return (
    <>
      <span class="file__icon">
        <Icon name="file" size={20} />
      </span>
      <span class="file__body">
        <span class="file__name">{name}</span>
        <span class="file__size">{says}</span>
      </span>
    </>
  );
}
