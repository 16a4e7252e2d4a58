import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { USES_OF_DAYS } from '../../../../server/contract/limits.ts';
import type { CannedReply } from '../../../../server/contract/schemas/canned-replies.ts';
import type { Attachment } from '../../../../server/contract/schemas/conversations.ts';
import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import { canned as en } from '../../../locales/pages/en/canned-replies.ts';
import { canned as zh } from '../../../locales/pages/zh/canned-replies.ts';
import { VARIABLES } from '../../../stores/composer/canned-replies.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { FolderField } from '../../elements/forms/FolderField.tsx';
import { NameField } from '../../elements/forms/NameField.tsx';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { Icon } from '../../elements/Icon.tsx';
import { replyFileUrl } from '../../format/attachments.ts';
import { SettingsList } from '../SettingsList.tsx';
import { siteTexts } from '../sites/site-texts.ts';
import { ReplyFilesField, replyUploads } from './ReplyFilesField.tsx';

const cannedTexts = (texts: PageLanguage) => pageTexts(texts, 'canned', { en, zh });

/** The replies that are put in with `/`: the agent's own, and everyone's, which admins change. */
export function CannedReplies() {
  const { canned, newId, agent } = useWorkspace();
  const t = cannedTexts(useTexts());
  const common = { newId, row: (reply: CannedReply) => <ReplyRow reply={reply} />, group: folderOf };
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <section class="settings__part">
        <h3 class="settings__heading">{t.own}</h3>
        <SettingsList
          {...common}
          things={byFolder(canned.own.value)}
          empty={t.noneOwn}
          addLabel={t.addOwn}
          form={(id, reply, done) => <ReplyForm id={id} reply={reply} own done={done} />}
        />
      </section>
      <section class="settings__part">
        <h3 class="settings__heading">{t.shared}</h3>
        <SettingsList
          {...common}
          things={byFolder(canned.shared.value)}
          empty={t.none}
          addLabel={t.add}
          fixed={agent.role !== 'admin'}
          form={(id, reply, done) => <ReplyForm id={id} reply={reply} own={false} done={done} />}
        />
      </section>
    </>
  );
}

/** Those in no folder first; within a folder they stay in order. A server of before knows no folders. */
function byFolder(replies: readonly CannedReply[]): CannedReply[] {
  return [...replies].sort((a, b) => folderOf(a).localeCompare(folderOf(b)));
}

function folderOf({ folder }: CannedReply): string {
  return folder ?? '';
}

function ReplyRow({ reply: { name, body, uses, files } }: { reply: CannedReply }) {
  const t = cannedTexts(useTexts());
  return (
    <>
      <strong>/{name}</strong> <span class="settings__aside">{body}</span>
      {/* A server of before knows no files. */}
      {files?.length > 0 && (
        <span class="reply-files__list">
          {files.map((file) => (
            <a class="reply-files__link" href={replyFileUrl(file)} download={file.name} key={file.id}>
              <Icon name="attach" size={14} />
              <span>{file.name}</span>
            </a>
          ))}
        </span>
      )}
      {uses > 0 && (
        <>
          {!(files?.length > 0) && <br />}
          <span class="settings__aside">{t.uses(uses, USES_OF_DAYS)}</span>
        </>
      )}
    </>
  );
}

const idsOf = (files: readonly Attachment[]): string[] => files.map(({ id }) => id);

function ReplyForm({
  id,
  reply,
  own,
  done,
}: {
  id: string;
  reply: CannedReply | null;
  own: boolean;
  done: () => void;
}) {
  const { texts, accounts } = useConsole();
  const workspace = useWorkspace();
  const { canned } = workspace;
  const t = cannedTexts(texts);
  const name = useSignal(reply?.name ?? '');
  const body = useSignal(reply?.body ?? '');
  const folder = useSignal(reply?.folder ?? '');
  const files = useMemo(() => replyUploads({ ...workspace, accounts }, id, reply?.files ?? []), []);
  const filesBefore = useRef<string | null>(idsOf(reply?.files ?? []).join());
  const read = async (answer: Answer<unknown>) => {
    await canned.refresh();
    return answer;
  };
  const save = async () => {
    const api = await accounts.writing();
    const put = { name: name.value, body: body.value, folder: folder.value.trim() || null, ...filesPut() };
    return read(await (own ? api.putOwnReply(id, put) : api.putReply(id, put)));
  };
  /** Files that are not changed here are not named: a colleague may have changed them, and a server of before knows none. */
  const filesPut = () => {
    const ids = idsOf(files.ready.value);
    if (ids.join() === filesBefore.current) return {};
    // Where the answer is lost, the reply may have these already.
    filesBefore.current = null;
    return { files: ids };
  };
  const check = () => {
    if (files.uploading.value) return t.uploading;
    return files.files.value.some(({ state }) => state === 'failed') ? t.failed : '';
  };
  const remove = async () => {
    const api = await accounts.writing();
    return read(await (own ? api.deleteOwnReply(id) : api.deleteReply(id)));
  };
  return (
    <SettingsForm
      label={reply?.name ?? (own ? t.addOwn : t.add)}
      check={check}
      save={save}
      {...(reply === null ? {} : { onDelete: remove })}
      onDone={done}
    >
      <NameField label={t.name} name={name} />
      <label class="field">
        <span class="field__label">{t.body}</span>
        <textarea
          class="field__input field__input--text"
          required
          rows={4}
          maxLength={10_000}
          value={body.value}
          onInput={({ currentTarget }) => {
            body.value = currentTarget.value;
          }}
        />
      </label>
      <p class="field__hint">
        {t.variables} {VARIABLES.map((variable) => `{{${variable}}}`).join(' ')}. {t.fallback}{' '}
        {siteTexts(texts).choicesHint}
      </p>
      <ReplyFilesField label={t.files} tooMany={t.tooMany} files={files} />
      <FolderField label={t.folder} folder={folder} used={own ? canned.own.value : canned.shared.value} />
    </SettingsForm>
  );
}
