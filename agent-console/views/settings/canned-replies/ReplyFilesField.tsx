import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { noAnswer } from '../../../../server/contract/client/http-client.ts';
import { createUploads, type Uploads } from '../../../../server/contract/client/uploads.ts';
import { FILES_PER_REPLY } from '../../../../server/contract/limits.ts';
import type { Attachment } from '../../../../server/contract/schemas/conversations.ts';
import type { AccountsApi } from '../../../transport/accounts-api.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { StagedFiles } from '../../elements/files/StagedFiles.tsx';
import { Icon } from '../../elements/Icon.tsx';
import { replyFileUrl } from '../../format/attachments.ts';
import { sizeText } from '../../format/sizes.ts';

/**
 * The files of a canned reply while it is edited. What is added is uploaded at once and is the reply's when that is saved.
 * @param replyId the reply need not be saved yet
 * @param saved the files it has
 */
export function replyUploads(
  {
    accounts,
    newId,
    limits,
  }: { accounts: AccountsApi } & Pick<ReturnType<typeof useWorkspace>, 'newId' | 'limits'>,
  replyId: string,
  saved: readonly Attachment[],
): Uploads {
  const uploads = createUploads({
    newId,
    limits: () => ({ ...limits, filesPerMessage: FILES_PER_REPLY }),
    async upload(id, file, options) {
      const api = await accounts.writing().catch(() => null);
      return api === null ? noAnswer() : api.uploadReplyFile(replyId, id, file, options);
    },
  });
  uploads.restore(saved);
  return uploads;
}

/** The files that go with a canned reply: added, shown with how far they are, removed. */
export function ReplyFilesField({
  label,
  tooMany,
  files,
}: {
  label: string;
  /** Says that some were left out, because a reply takes no more. */
  tooMany: (limit: number, leftOut: number) => string;
  files: Uploads;
}) {
  const texts = useTexts();
  const { limits } = useWorkspace();
  const { composer: t } = texts;
  const picker = useRef<HTMLInputElement>(null);
  const leftOut = useSignal(0);
  // Nobody waits for them once the form is closed.
  useEffect(() => files.clear, []);
  const full = files.files.value.length >= FILES_PER_REPLY;
  return (
    <fieldset class="field reply-files">
      <legend class="field__label">{label}</legend>
      <StagedFiles files={files} thumbnail={(file) => replyFileUrl(file, 'thumbnail')} />
      <button
        type="button"
        class="button"
        aria-disabled={full}
        onClick={() => {
          if (!full) picker.current?.click();
        }}
      >
        <Icon name="attach" size={16} /> {t.attach}
      </button>
      <input
        type="file"
        class="hidden"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        ref={picker}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          const added = chosen.slice(0, files.room());
          for (const file of added) files.stage(file, files.problemOf(file));
          leftOut.value = chosen.length - added.length;
          currentTarget.value = '';
        }}
      />
      {leftOut.value > 0 && (
        <p class="field__trouble" role="alert">
          {tooMany(FILES_PER_REPLY, leftOut.value)}
        </p>
      )}
      <p class="field__hint">{t.dropHint(FILES_PER_REPLY, sizeText(limits.fileBytes, texts.language))}</p>
    </fieldset>
  );
}
