import { afterEach, beforeAll } from 'vitest';
import { draw, drawn } from './stage.tsx';

/** Stages of one test each, which are taken down after it, or before by `takeDown`. */
export function stages() {
  let remove: () => void = () => {};
  beforeAll(() => {
    globalThis.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });
  afterEach(() => remove());
  const stage = async (options: Parameters<typeof draw>[0] = {}) => {
    const drawnStage = await draw(options);
    remove = drawnStage.remove;
    return drawnStage;
  };
  return Object.assign(stage, { takeDown: () => remove() });
}

/** Writes into a field as somebody does. */
export const type = async (field: HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn();
};

/** Presses a key; the event says whether the page took it. */
export const press = async (
  target: Element,
  key: string,
  more: KeyboardEventInit & { keyCode?: number } = {},
) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  if (more.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  if (more.isComposing !== undefined)
    Object.defineProperty(event, 'isComposing', { value: more.isComposing });
  target.dispatchEvent(event);
  await drawn();
  return event;
};
