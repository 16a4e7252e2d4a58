import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { pageTexts } from '../../locales/page-texts.ts';
import { contactImport as en } from '../../locales/pages/en/people/import.ts';
import { contactImport as zh } from '../../locales/pages/zh/people/import.ts';
import { type ContactImport, createContactImport } from '../../stores/people/contact-import.ts';
import { COLUMNS, type Column } from '../../stores/people/import-columns.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import style from './import.css';

adoptStyle(style);

export type ImportTexts = typeof en;

/** Imports contacts: a file is chosen, its columns are named, and it is taken in. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { texts, accounts } = useConsole();
  const { timers } = useWorkspace();
  const t = pageTexts(texts, 'contactImport', { en, zh });
  const store = useMemo(() => createContactImport(timers, accounts.contacts), []);
  useEffect(() => store.stop, [store]);
  const phase = store.phase.value;
  const close = () => {
    store.stop();
    onClose();
  };
  return (
    <Dialog
      label={t.title}
      class="dialog--sheet"
      // A click beside it or Escape does not end what is under way.
      {...(phase === 'running' ? {} : { onClose: close })}
    >
      <h2 class="dialog__title">{t.title}</h2>
      {(phase === 'choosing' || phase === 'mapping') && <Choosing store={store} t={t} close={close} />}
      {phase !== 'choosing' && phase !== 'mapping' && <ImportProgress store={store} t={t} close={close} />}
    </Dialog>
  );
}

function Choosing({ store, t, close }: { store: ContactImport; t: ImportTexts; close: () => void }) {
  const { sites } = useWorkspace();
  useEffect(() => void sites.load(), [sites]);
  const site = useSignal('');
  const all = sites.sites.value ?? [];
  const siteId = site.value === '' ? (all[0]?.id ?? '') : site.value;
  const columns = store.columns.value;
  const fault = store.fault.value;
  const mapping = store.phase.value === 'mapping' && fault === null;
  const hasKey = columns.includes('externalId') || columns.includes('email');
  return (
    <form
      class="settings__form import"
      onSubmit={(event) => {
        event.preventDefault();
        if (hasKey && siteId !== '') void store.run(siteId);
      }}
    >
      <p class="dialog__lead">{t.lead}</p>
      <label class="field">
        <span class="field__label">{t.file}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) void store.choose(file);
          }}
        />
      </label>
      <p class="settings__trouble" role="alert">
        {fault !== null && t.faults[fault]}
      </p>
      {mapping && (
        <>
          {all.length > 1 && (
            <label class="field">
              <span class="field__label">{t.site}</span>
              <select
                class="field__input"
                value={siteId}
                onChange={({ currentTarget }) => {
                  site.value = currentTarget.value;
                }}
              >
                {all.map(({ id, name }) => (
                  <option value={id} key={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Mapping store={store} t={t} />
          {!hasKey && <p class="field__hint">{t.needsKey}</p>}
        </>
      )}
      <div class="settings__acts">
        {mapping && (
          <button type="submit" class="button button--primary" aria-disabled={!hasKey || siteId === ''}>
            {t.start}
          </button>
        )}
        <button type="button" class="button button--quiet" onClick={close}>
          {t.close}
        </button>
      </div>
    </form>
  );
}

/** What each column is, with its first cells. */
function Mapping({ store, t }: { store: ContactImport; t: ImportTexts }) {
  const preview = store.preview.value;
  if (preview === null) return null;
  const nameOf = (index: number) => preview.header[index] || t.unnamed(index + 1);
  return (
    <fieldset class="import__columns">
      <legend>{t.columns(preview.name)}</legend>
      {store.columns.value.map((column, index) => (
        <div class="import__column" key={`${index}-${nameOf(index)}`}>
          <span class="import__name">
            <strong>{nameOf(index)}</strong>
            <span class="facts__aside">
              {preview.rows
                .map(({ cells }) => cells[index] ?? '')
                .filter((cell) => cell !== '')
                .join(' · ')}
            </span>
          </span>
          <select
            class="field__input"
            aria-label={t.column(nameOf(index))}
            value={column}
            onChange={({ currentTarget }) => store.setColumn(index, currentTarget.value as Column)}
          >
            {COLUMNS.map((one) => (
              <option value={one} key={one}>
                {t.kinds[one]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
