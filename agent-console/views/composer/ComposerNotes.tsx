import type { Texts } from '../../locales/en.ts';
import type { Composer, ComposerTrouble } from '../../stores/composer/composer.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { focusReplyBox } from '../elements/reply-box.ts';

/** From this share of the limit on, what is left is counted. */
const COUNT_FROM = 0.9;

/** What has to be known before sending: somebody else answered, something does not fit, files are still on their way. */
export function ComposerNotes({ composer }: { composer: Composer }) {
  const texts = useTexts();
  const { limits } = useWorkspace();
  const t = texts.composer;
  const overtakenBy = composer.overtakenBy.value;
  const trouble = composer.trouble.value;
  const { length } = composer.textOf(composer.mode.value).value;
  const nearLimit = trouble === null && length > limits.messageLength * COUNT_FROM;
  return (
    <div class="composer__notes" aria-live="polite">
      {overtakenBy !== null && (
        <p class="composer__note composer__note--overtaken">
          <Icon name="users" size={16} />
          <span>{t.overtaken(overtakenBy)}</span>
          <button type="button" class="text-button" onClick={composer.dismissNotice}>
            {t.dismiss}
          </button>
        </p>
      )}
      {trouble !== null && (
        <p class="composer__note composer__note--trouble">
          <Icon name="alert" size={16} />
          <span>{troubleText(trouble, texts)}</span>
          {trouble.kind === 'unfilled' && (
            <button
              type="button"
              class="text-button"
              onClick={() => {
                composer.sendAnyway(trouble.mode);
                focusReplyBox();
              }}
            >
              {t.sendAnyway}
            </button>
          )}
        </p>
      )}
      {composer.waitingForFiles.value && (
        <p class="composer__note">
          <Icon name="clock" size={16} />
          <span>{t.waitingForFiles}</span>
        </p>
      )}
      {nearLimit && (
        <p class="composer__note">
          <span>{t.charactersLeft((limits.messageLength - length).toLocaleString(texts.language))}</span>
        </p>
      )}
    </div>
  );
}

function troubleText(trouble: ComposerTrouble, { composer: t, language }: Texts): string {
  switch (trouble.kind) {
    case 'too-long':
      return t.tooLong(trouble.length.toLocaleString(language), trouble.limit.toLocaleString(language));
    case 'file-failed':
      return t.fileFailed;
    case 'unfilled':
      return t.unfilled([...new Set(trouble.variables.map(({ name }) => name))].join(', '));
    case 'too-many-files':
      return t.tooManyFiles(trouble.limit, trouble.leftOut);
  }
}
