import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type ContactMerge, createContactMerge } from '../../stores/people/contact-merge.ts';
import type { Panel } from '../../stores/shell/panels.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { MergeDone, MergePreviewed } from './MergePreviewed.tsx';
import { MergeSearch, MergeUndo } from './MergeSearch.tsx';
import { useMergeTexts } from './merge-texts.ts';

/** Merges the visitor of a conversation with another contact: find, see what happens, merge, undo. */
export function MergePanel({
  panel: { visitorId },
  onClose,
}: {
  panel: Extract<Panel, { kind: 'merge' }>;
  onClose: () => void;
}) {
  const { accounts, texts } = useConsole();
  const { visitor } = useWorkspace();
  const t = useMergeTexts();
  const merging = useSignal<ContactMerge | null>(null);
  const unavailable = useSignal(false);
  useEffect(() => {
    accounts.contacts().then(
      (api) => {
        merging.value = createContactMerge(api, visitorId);
        void merging.value.load();
      },
      () => {
        unavailable.value = true;
      },
    );
  }, [visitorId]);
  const close = () => {
    if (merging.value?.done.value != null) visitor.refresh();
    onClose();
  };
  const trouble = merging.value?.trouble.value;
  const said = unavailable.value || trouble?.status === 0 ? texts.notice.away : (trouble?.message ?? '');
  return (
    <Dialog label={t.title} class="dialog--form" onClose={close}>
      <div class="settings__form">
        <h2 class="dialog__title">{t.title}</h2>
        {merging.value !== null && <Step merging={merging.value} />}
        <p class="settings__trouble" role="alert">
          {said}
        </p>
        <div class="settings__acts">
          <button type="button" class="button button--quiet" onClick={close}>
            {t.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Step({ merging }: { merging: ContactMerge }) {
  const { way, done } = merging;
  const at = useRef<HTMLDivElement>(null);
  const step = done.value !== null ? 'done' : way.value !== null ? 'preview' : 'search';
  // Whoever works by keyboard goes on where the next step begins.
  useEffect(() => at.current?.querySelector<HTMLElement>('input, button')?.focus(), [step]);
  return (
    <div ref={at} class="merge">
      {done.value !== null ? (
        <MergeDone done={done.value} merging={merging} />
      ) : way.value !== null ? (
        <MergePreviewed way={way.value} merging={merging} />
      ) : (
        <>
          <MergeSearch merging={merging} />
          <MergeUndo merging={merging} />
        </>
      )}
    </div>
  );
}
