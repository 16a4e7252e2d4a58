import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Composer } from '../../stores/composer/composer.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { sizeText } from '../format/sizes.ts';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** A thread on which files may be dropped, anywhere. @param composer null: it takes none */
export function DropFiles({
  label,
  composer,
  children,
}: {
  label: string;
  composer: Composer | null;
  children: ComponentChildren;
}) {
  const texts = useTexts();
  const { limits } = useWorkspace();
  const dragging = useSignal(0);
  return (
    <section
      class="thread"
      aria-label={label}
      onDragEnter={(event) => {
        if (composer !== null && carriesFiles(event)) dragging.value += 1;
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event)) dragging.value = Math.max(0, dragging.value - 1);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        dragging.value = 0;
        composer?.attach([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {children}
      {dragging.value > 0 && (
        <div class="drop">
          <Icon name="attach" size={28} />
          <p>{texts.composer.drop}</p>
          <p class="drop__hint">
            {texts.composer.dropHint(limits.filesPerMessage, sizeText(limits.fileBytes, texts.language))}
          </p>
        </div>
      )}
    </section>
  );
}
