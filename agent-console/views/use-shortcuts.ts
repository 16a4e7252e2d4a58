import { useEffect } from 'preact/hooks';
import type { Desk } from '../stores/desk.ts';
import { focusReplyBox } from './composer/reply-box.ts';
import { type Console, useConsole, useDesk } from './context.ts';
import { isTypingIn, type KeyAction, keyAction } from './keyboard.ts';

/** The keys of the desk. They are silent while somebody types and while a dialog is open. */
export function useShortcuts(help: () => void): void {
  const console = useConsole();
  const desk = useDesk();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      const action = keyAction(event, isTypingIn(event.target));
      if (action === null) return;
      event.preventDefault();
      perform(action, console, desk, help);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [desk]);
}

function perform(action: KeyAction, { router, layout }: Console, desk: Desk, help: () => void): void {
  const thread = desk.thread.peek();
  const state = thread?.conversation.peek()?.state;
  switch (action.do) {
    case 'next':
      return move(1, router, desk);
    case 'previous':
      return move(-1, router, desk);
    case 'queue':
      return router.go({ page: 'queue', queue: action.queue });
    case 'claim':
      if (state?.status === 'waiting') void desk.triage.run('claim', state.id);
      return;
    case 'resolve':
      if (state !== undefined && state.status !== 'resolved') void desk.triage.run('resolve', state.id);
      return;
    case 'reply':
    case 'note':
      desk.composer.peek()?.choose(action.do);
      return focusReplyBox();
    case 'details':
      return layout.toggle();
    case 'help':
      return help();
  }
}

function move(step: 1 | -1, router: Console['router'], desk: Desk): void {
  const shown = desk.list.shown.peek();
  const index = shown.findIndex((card) => card.state.id === desk.thread.peek()?.id);
  const target = shown[index === -1 ? (step === 1 ? 0 : shown.length - 1) : index + step];
  if (target === undefined) return;
  const queue = desk.inbox.queue.peek();
  router.go({ page: 'conversation', id: target.state.id, queue });
}
