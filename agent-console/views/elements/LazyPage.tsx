import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Empty } from './Empty.tsx';

/** A page that is loaded when it is first looked at, and gets the other properties. `load` must stay the same function. */
export function LazyPage<P extends object>({
  load,
  ...props
}: P & { load: () => Promise<ComponentType<P>> }) {
  const { connection, texts } = useConsole();
  const page = useSignal<ComponentType<P> | null>(null);
  const failed = useSignal(false);
  const fetchPage = () => {
    failed.value = false;
    load().then(
      (loaded) => {
        page.value = loaded;
      },
      () => {
        failed.value = true;
        void connection.partMissing();
      },
    );
  };
  useEffect(fetchPage, [load]);
  if (page.value !== null) return <page.value {...(props as unknown as P)} />;
  if (!failed.value) return <div class="skeleton skeleton--block" aria-busy="true" />;
  if (connection.state.value === 'outdated')
    return (
      <Empty icon="alert" title={texts.connection.outdated}>
        <button type="button" class="button" onClick={() => location.reload()}>
          {texts.connection.reload}
        </button>
      </Empty>
    );
  return (
    <Empty icon="alert" title={texts.settings.failed}>
      <button type="button" class="button" onClick={fetchPage}>
        {texts.settings.retry}
      </button>
    </Empty>
  );
}

/** A small part of a page that is loaded when it is first wanted. Until then, and where it cannot be had, there is nothing. */
export function LazyPart<P extends object>({
  load,
  ...props
}: P & { load: () => Promise<ComponentType<P>> }) {
  const { connection } = useConsole();
  const part = useSignal<ComponentType<P> | null>(null);
  useEffect(() => {
    load().then(
      (loaded) => {
        part.value = loaded;
      },
      () => void connection.partMissing(),
    );
  }, []);
  return part.value === null ? null : <part.value {...(props as unknown as P)} />;
}
