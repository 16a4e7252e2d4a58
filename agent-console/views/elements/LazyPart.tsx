import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';

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
