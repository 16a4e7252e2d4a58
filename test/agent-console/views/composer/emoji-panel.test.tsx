// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { EmojiPanel } from '../../../../agent-console/views/composer/EmojiPanel.tsx';
import * as words from '../../../../server/contract/emoji/load-emoji-words.ts';
import { stage, type } from '../../support/render.tsx';

afterEach(() => vi.restoreAllMocks());

async function opened() {
  const [choose, close] = [vi.fn(), vi.fn()];
  const on = await stage(<EmojiPanel choose={choose} onClose={close} />);
  const search = () => on.one<HTMLInputElement>('input');
  const press = async (key: string, held: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
    await on.step(() => void document.activeElement?.dispatchEvent(event));
    return event;
  };
  return {
    on,
    choose,
    close,
    search,
    press,
    shown: () => emojiOf(on.root).map((one) => one.textContent),
  };
}

it('finds emoji by their words, and Enter takes the first', async () => {
  const { on, choose, close, search, press, shown } = await opened();
  expect(document.activeElement).toBe(search());
  await vi.waitFor(() => expect(on.one('.emoji__one').title).not.toBe(''));
  await on.step(() => type(search(), 'rocket'));
  expect(shown()).toEqual(['🚀']);
  expect(on.button('rocket').textContent).toBe('🚀');
  await press('Enter');
  expect(choose).toHaveBeenCalledExactlyOnceWith('🚀');
  expect(close).toHaveBeenCalledOnce();
  expect(on.workspace.recentEmoji.list.value[0]).toBe('🚀');
});

it('keeps Enter from sending the reply around it, whatever was found', async () => {
  const { on, choose, search } = await opened();
  const enter = async () => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    await on.step(() => void search().dispatchEvent(event));
    return event.defaultPrevented;
  };
  expect(await enter()).toBe(true);
  await on.step(() => type(search(), 'qwertyuiop'));
  expect(await enter()).toBe(true);
  expect(choose).not.toHaveBeenCalled();
});

it('says that nothing is called so, and shows all again once the search is empty', async () => {
  const { on, choose, search, press, shown } = await opened();
  await vi.waitFor(() => expect(on.one('.emoji__one').title).not.toBe(''));
  expect((await press('Enter')).defaultPrevented, 'the form it stands in is not sent').toBe(true);
  await on.step(() => type(search(), 'qwertyuiop'));
  expect(on.text()).toContain('No emoji found');
  expect((await press('Enter')).defaultPrevented, 'nor where nothing was found').toBe(true);
  expect(choose).not.toHaveBeenCalled();
  await on.step(() => type(search(), ''));
  expect(on.text()).not.toContain('No emoji found');
  expect(shown().length).toBeGreaterThan(500);
});

it('leaves the groups where the words cannot be loaded, and tries again at the next letter', async () => {
  const load = vi.spyOn(words, 'loadEmojiWords').mockRejectedValueOnce(new Error('away'));
  const { on, search, shown } = await opened();
  expect(shown().length).toBeGreaterThan(500);
  load.mockRejectedValueOnce(new Error('still away'));
  await on.step(() => type(search(), 'rock'));
  await vi.waitFor(() => expect(on.text()).toContain('Search isn’t available right now.'));
  await on.step(() => type(search(), 'rocket'));
  await vi.waitFor(() => expect(shown()).toEqual(['🚀']));
  expect(on.text()).not.toContain('Search isn’t available');
});

it('moves with the arrow keys from the search through the emoji and back, and Escape closes', async () => {
  const { on, close, search, press } = await opened();
  await press('ArrowDown');
  const [first, second] = emojiOf(on.root);
  expect(document.activeElement).toBe(first);
  await press('ArrowRight');
  expect(document.activeElement).toBe(second);
  await press('ArrowLeft');
  await press('ArrowUp');
  expect(document.activeElement).toBe(search());
  // One stop for Tab: the search, then the first emoji.
  expect(emojiOf(on.root).filter((one) => one.tabIndex === 0)).toHaveLength(1);
  await press('Escape');
  expect(close).toHaveBeenCalledOnce();
});

it('leaves keys to an input method that is still working on them', async () => {
  const { on, choose, close, search, press } = await opened();
  await vi.waitFor(() => expect(on.one('.emoji__one').title).not.toBe(''));
  await on.step(() => type(search(), 'rocket'));
  // Safari reports the key that takes a word by its code alone.
  for (const held of [{ isComposing: true }, { keyCode: 229 }])
    for (const key of ['ArrowDown', 'Enter', 'Escape'])
      expect((await press(key, held)).defaultPrevented, key).toBe(false);
  expect(document.activeElement).toBe(search());
  expect(choose).not.toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
});

const emojiOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLButtonElement>('.emoji__one')];
