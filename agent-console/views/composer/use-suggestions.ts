import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { anonymousCode } from '../../../server/contract/anonymous-name.ts';
import { fillIn, unfilledIn, type Values } from '../../stores/composer/canned-replies.ts';
import type { Composer } from '../../stores/composer/composer.ts';
import type { ComposerMode } from '../../stores/composer/drafts.ts';
import { begunAt, completed } from '../../stores/composer/suggesting.ts';
import type { Workspace } from '../../stores/workspace.ts';
import { useWorkspace } from '../context.ts';
import type { Choice } from '../elements/overlays/Picker.tsx';
import { draftedLine } from '../format/contents.ts';
import { matches } from '../format/matching.ts';

const MAX_SHOWN = 8;

export type Suggesting = {
  choices: ReadonlySignal<readonly Choice[]>;
  current: ReadonlySignal<number>;
  /** The cursor is here now, in this text. */
  look(text: string, caret: number): void;
  /** True when the key was meant for the suggestions. */
  pressed(key: string): boolean;
  choose(index: number): void;
  close(): void;
};

/** Canned replies after `/` and colleagues after `@`, to choose from while writing. */
export function useSuggestions(
  composer: Composer,
  mode: ComposerMode,
  place: (selected: { start: number; end: number }) => void,
): Suggesting {
  const workspace = useWorkspace();
  const at = useSignal<{ text: string; caret: number } | null>(null);
  const current = useSignal(0);
  const modeNow = useSignal(mode);
  modeNow.value = mode;
  const begun = useComputed(() =>
    at.value === null ? null : begunAt(at.value.text, at.value.caret, modeNow.value),
  );
  const choices = useComputed((): Choice[] => {
    const now = begun.value;
    if (now === null || at.value === null) return [];
    const { text } = at.value;
    const put = (by: string) => () => {
      const next = completed(text, now, by);
      composer.write(modeNow.peek(), next.text);
      at.value = null;
      const added = { start: next.caret - by.length, end: next.caret };
      const toFillIn = unfilledIn(next.text).find(
        ({ start, end }) => start >= added.start && end <= added.end,
      );
      place(toFillIn ?? { start: next.caret, end: next.caret });
    };
    // Of hundreds of replies, only those that are shown are read.
    const shown = <Named extends { name: string }>(all: readonly Named[]) =>
      all.filter(({ name }) => matches(name, now.query)).slice(0, MAX_SHOWN);
    if (now.kind === 'mention')
      return shown(workspace.team.people.value.filter((person) => person.id !== workspace.agent.id)).map(
        ({ id, name }) => ({ key: id, label: name, run: put(`@${name} `) }),
      );
    return shown(workspace.canned.replies.value).map(({ id, name, body, files }) => ({
      key: id,
      label: name,
      hint: [draftedLine(body), ...(files ?? []).map((file) => file.name)].join(' · '),
      ...(files?.length > 0 ? { icon: 'attach' as const } : {}),
      run() {
        put(fillIn(body, valuesOf(workspace)))();
        // A server of before knows no files.
        if (files?.length > 0) composer.attachSaved(files);
        workspace.canned.used(id);
      },
    }));
  });
  return {
    choices,
    current,
    look(text, caret) {
      current.value = 0;
      at.value = { text, caret };
    },
    pressed(key) {
      const count = choices.peek().length;
      if (count === 0) return false;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        current.value = (current.peek() + (key === 'ArrowDown' ? 1 : -1) + count) % count;
        return true;
      }
      if (key === 'Enter' || key === 'Tab') {
        choices.peek()[current.peek()]?.run();
        return true;
      }
      if (key !== 'Escape') return false;
      at.value = null;
      return true;
    },
    choose: (index) => choices.peek()[index]?.run(),
    close() {
      at.value = null;
    },
  };
}

/** What is known to fill in; nothing is made up: an unnamed visitor has no name. */
function valuesOf({ thread, visitor, agent }: Workspace): Values {
  const state = thread.peek()?.conversation.peek()?.state;
  const details = visitor.details.peek();
  // What is known of them may have been changed since their last event.
  const known = details?.visitor.id === state?.visitor.id ? details?.visitor : state?.visitor;
  const madeUp = known !== undefined && anonymousCode(known.name) !== null;
  return {
    'visitor.name': madeUp ? null : known?.name,
    'visitor.email': known?.email,
    'agent.name': agent.name,
    'site.name': details?.siteName,
    'page.title': details?.page?.title || state?.page?.title,
  };
}
