import type { StagedFile, Uploads } from '../../../../server/contract/client/uploads.ts';
import type { Attachment } from '../../../../server/contract/schemas/conversations.ts';
import type { Limits } from '../../../../server/contract/schemas/engine.ts';
import type { Texts } from '../../../locales/en.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { thumbnailUrl } from '../../format/attachments.ts';
import { sizeText } from '../../format/sizes.ts';
import { Icon } from '../Icon.tsx';

/** The files that will go with the message, each with how far it is. */
export function StagedFiles({
  files,
  thumbnail = thumbnailUrl,
}: {
  files: Uploads;
  /** Where a picture is in small. */
  thumbnail?: (attachment: Attachment) => string;
}) {
  const { composer: t } = useTexts();
  if (files.files.value.length === 0) return null;
  return (
    <ul class="staged" aria-label={t.staged}>
      {files.files.value.map((file) => (
        <Chip file={file} files={files} thumbnail={thumbnail} key={file.id} />
      ))}
    </ul>
  );
}

function Chip({
  file,
  files,
  thumbnail,
}: {
  file: StagedFile;
  files: Uploads;
  thumbnail: (attachment: Attachment) => string;
}) {
  const texts = useTexts();
  const { limits } = useWorkspace();
  const t = texts.files;
  const uploading = file.state === 'uploading';
  const removeLabel = uploading ? t.cancel(file.name) : t.remove(file.name);
  const retryable = file.state === 'failed' && file.file !== null;
  return (
    <li class="chip" data-state={file.state}>
      <span class="chip__icon">
        {file.attachment?.picture ? (
          <img src={thumbnail(file.attachment)} alt="" width={36} height={36} />
        ) : (
          <Icon name={file.state === 'failed' ? 'alert' : 'file'} size={18} />
        )}
      </span>
      <span class="chip__body">
        <span class="chip__name">{file.name}</span>
        <span class="chip__state" role={file.state === 'failed' ? 'alert' : undefined}>
          {stateText(file, limits, texts)}
        </span>
        {uploading && (
          <progress class="chip__progress" max={1} value={file.progress} aria-label={file.name} />
        )}
      </span>
      {retryable && (
        <button
          type="button"
          class="icon-button icon-button--small"
          aria-label={t.retry(file.name)}
          title={t.retry(file.name)}
          onClick={() => files.retry(file.id)}
        >
          <Icon name="reopen" size={15} />
        </button>
      )}
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={() => files.remove(file.id)}
      >
        <Icon name="close" size={15} />
      </button>
    </li>
  );
}

function stateText(
  { state, progress, sizeBytes, attachment, trouble }: StagedFile,
  limits: Limits,
  texts: Texts,
): string {
  if (trouble !== null) return troubleText(trouble, limits, texts);
  if (state === 'uploading') return texts.files.uploading(Math.round(progress * 100));
  return sizeText(attachment?.sizeBytes ?? sizeBytes, texts.language);
}

function troubleText(
  { code, message }: NonNullable<StagedFile['trouble']>,
  { fileBytes }: Limits,
  { files: t, language }: Texts,
): string {
  if (code === 'too_large') return t.tooLarge(sizeText(fileBytes, language));
  if (code === 'empty') return t.empty;
  // A server that answers says why: its disk is full, or there were too many at once.
  return code === 'no_answer' ? t.away : message;
}
