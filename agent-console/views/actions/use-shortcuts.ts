import { untracked } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { keyName } from '../../stores/shell/keymap.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { isTypingIn } from '../elements/reply-box.ts';
import { actionsOf } from './actions.ts';

/** The keys of the workspace. Single ones are silent while somebody types and while a dialog is open; ⌘/Ctrl + K never is. */
export function useShortcuts(): void {
  const console = useConsole();
  const workspace = useWorkspace();
  // With the first frame, not after it: whoever sees the workspace may press a key.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        if (document.querySelector('dialog[open]') === null) workspace.panels.show({ kind: 'palette' });
        return;
      }
      if (isTypingIn(event.target) || document.querySelector('dialog[open]') !== null) return;
      const key = keyName(event);
      const name = key === null ? null : workspace.keymap.actionOf(key);
      if (name === null) return;
      event.preventDefault();
      const action = untracked(() => actionsOf(console, workspace)).find((one) => one.name === name);
      if (action?.possible === true) action.run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [workspace]);
}

function isPaletteKey(event: KeyboardEvent): boolean {
  return (
    (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k'
  );
}
