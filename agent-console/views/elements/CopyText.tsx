import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { useTexts } from '../context.ts';
import { adoptStyle } from './adopt-style.ts';
import sheet from './copy-text.css';
import { Icon } from './Icon.tsx';

/** Text that is shown once, with a button that copies it. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  useLayoutEffect(() => adoptStyle(sheet), []);
  const { accounts: t } = useTexts();
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = () => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => {
        copied.value = 'yes';
      },
      () => {
        copied.value = 'failed';
      },
    );
  };
  return (
    <div class="once">
      <code class="once__text">{text}</code>
      <button type="button" class="button" onClick={copy}>
        <Icon name={copied.value === 'yes' ? 'check' : 'copy'} size={16} />
        {copied.value === 'yes' ? t.copied : (label ?? t.copy)}
      </button>
      <p role="status" class="once__status">
        {copied.value === 'failed' && t.copyFailed}
      </p>
    </div>
  );
}
