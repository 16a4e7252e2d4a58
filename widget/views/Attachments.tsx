import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '../../server/contract/schemas/conversations.ts';
import type { AttachmentLinks } from '../../server/contract/schemas/widget-api.ts';
import { useView } from './context.ts';
import { sizeOf } from './format.ts';
import { Icon } from './Icon.tsx';

const MAX_WIDTH_PX = 240;
const MAX_HEIGHT_PX = 220;

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
  const { language, links: store, showPicture } = useView();
  const links = useLinks(attachment.id);
  const scale = Math.min(1, MAX_WIDTH_PX / size.width, MAX_HEIGHT_PX / size.height);
  const width = Math.max(48, Math.round(size.width * scale));
  const height = Math.max(48, Math.round(size.height * scale));
  const show = async () => {
    const fresh = await store.get(attachment.id);
    if (fresh !== null) showPicture({ src: fresh.content, name: attachment.name });
  };
  return (
    <button
      type="button"
      class="picture"
      aria-label={language.texts.picture(attachment.name)}
      onClick={() => void show()}
    >
      <img
        {...(links?.thumbnail ? { src: links.thumbnail } : {})}
        width={width}
        height={height}
        alt=""
        loading="lazy"
      />
    </button>
  );
}

function FileRow({ attachment }: { attachment: Attachment }) {
  const { language } = useView();
  const links = useLinks(attachment.id);
  return (
    <a
      class="file"
      {...(links === null ? {} : { href: links.content })}
      target="_blank"
      rel="noopener"
      download={attachment.name}
      title={language.texts.download(attachment.name)}
    >
      <Icon name="file" />
      <span class="file-name" dir="auto">
        {attachment.name}
      </span>
      <span class="file-size">{sizeOf(attachment.sizeBytes, language)}</span>
    </a>
  );
}

/** The links of a file, asked for again shortly before they end. */
function useLinks(id: string): AttachmentLinks | null {
  const { links: store } = useView();
  const [links, setLinks] = useState<AttachmentLinks | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      const found = await store.get(id);
      if (gone) return;
      setLinks(found);
      timer = setTimeout(
        () => void load(),
        found === null ? 10_000 : Math.max(10_000, found.expiresAt - Date.now() - 60_000),
      );
    };
    void load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, store]);
  return links;
}
