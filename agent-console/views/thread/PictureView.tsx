import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { contentUrl } from '../format/attachments.ts';
import { sizeText } from '../format/sizes.ts';

/** A picture in full. */
export function PictureView({ attachment, onClose }: { attachment: Attachment; onClose: () => void }) {
  const texts = useTexts();
  return (
    <Dialog label={attachment.name} class="dialog--picture" onClose={onClose}>
      <header class="dialog__head">
        <p class="dialog__caption">
          {attachment.name} <span>{sizeText(attachment.sizeBytes, texts.language)}</span>
        </p>
        <a
          class="icon-button"
          href={contentUrl(attachment)}
          rel="noopener noreferrer nofollow"
          download={attachment.name}
          aria-label={texts.files.download(attachment.name)}
          title={texts.files.download(attachment.name)}
        >
          <Icon name="download" size={20} />
        </a>
        <button type="button" class="icon-button" aria-label={texts.files.close} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <img
        class="dialog__picture"
        src={contentUrl(attachment)}
        alt={attachment.name}
        width={attachment.picture?.width}
        height={attachment.picture?.height}
      />
    </Dialog>
  );
}
