import { useSignal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Empty } from './Empty.tsx';

/** What was loaded once is there at once the next time, without a frame of waiting. */
const known = new WeakMap<() => Promise<unknown>, ComponentType<never>>();

async function fetched<P>(load: () => Promise<ComponentType<P>>): Promise<ComponentType<P>> {
  const found = await load();
  known.set(load, found as ComponentType<never>);
  return found;
}

function knownFor<P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | null {
  return (known.get(load) as ComponentType<P> | undefined) ?? null;
}

/** A page that is loaded when it is first looked at, and gets the other properties. `load` must stay the same function. */
export function LazyPage<P extends object>({
  load,
  ...props
}: P & { load: () => Promise<ComponentType<P>> }) {
  const { connection, texts } = useConsole();
  const page = useSignal(knownFor(load));
  const failed = useSignal(false);
  const fetchPage = () => {
    failed.value = false;
    fetched(load).then(
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

/**
 * A small part of a page that is loaded when it is first wanted.
 * @param instead what stands there until then, and where it cannot be had; nothing without it
 */
export function LazyPart<P extends object>({
  load,
  instead = null,
  ...props
}: P & { load: () => Promise<ComponentType<P>>; instead?: ComponentChildren }) {
  const { connection } = useConsole();
  const part = useSignal(knownFor(load));
  useEffect(() => {
    fetched(load).then(
      (loaded) => {
        part.value = loaded;
      },
      () => void connection.partMissing(),
    );
  }, []);
  return part.value === null ? instead : <part.value {...(props as unknown as P)} />;
}
