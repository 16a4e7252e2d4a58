import type { Page } from 'playwright-core';

/**
 * What is wrong with a page as it is laid out now, one sentence for each finding: it is wider than the window, a control
 * or its words are cut without an ellipsis, something lies beyond the window, a name is squeezed to nothing, or a target
 * is too small for a finger (https://www.w3.org/TR/WCAG22/#target-size-minimum).
 * @param longer every word is a third longer, as in German
 */
export function overflowsOf(page: Page, longer = false): Promise<string[]> {
  return page.evaluate((longerWords) => {
    const SLACK_PX = 1.5;
    const MIN_TARGET_PX = 24;
    const MIN_TEXT_PX = 24;
    const CONTROLS = 'button, a, input, select, textarea, summary, label';
    const WORDS = `${CONTROLS}, h1, h2, h3, h4, p, dt, dd, td, th, strong, code, time, .mark, .badge, .status, kbd`;
    const found = new Set<string>();
    const dialogs = [...document.querySelectorAll('dialog[open]')];
    const root: ParentNode = dialogs.at(-1) ?? document;

    const named = (element: Element): string => {
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
      return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${words}”`;
    };
    const isShown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      const unseen = element.closest('.hidden, [aria-hidden="true"] .hidden') !== null;
      return !unseen && width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
    };
    /** The nearest ancestor beyond whose edge nothing is seen; null where one could scroll to it. */
    const clipOf = (element: Element): Element | null => {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX, position } = getComputedStyle(above);
        if (overflowX === 'auto' || overflowX === 'scroll') {
          // What scrolls up and down should not have to scroll sideways, too; a table of figures with many columns has to.
          const scrolls =
            '.site__code, .settings__nav, .tables__scroll, .heat__scroll, .chart__table, pre, textarea';
          return above.matches(scrolls) ? null : above;
        }
        if (overflowX === 'hidden' || overflowX === 'clip') return above;
        if (position === 'fixed') return document.documentElement;
      }
      return document.documentElement;
    };

    const restore = longerWords ? replaceTexts(/\p{L}{4,}/gu, lengthened) : widenHan();
    if (document.documentElement.scrollWidth > innerWidth + SLACK_PX)
      found.add(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of root.querySelectorAll(WORDS)) {
      if (!isShown(element)) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const ellipsis = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
      const field = element.matches('input, select, textarea');
      if (!ellipsis && !scrolls && !field && element.clientWidth > 0) {
        if (element.scrollWidth > element.clientWidth + SLACK_PX)
          found.add(`cut: ${named(element)}, ${element.scrollWidth} in ${element.clientWidth} px`);
      }
      const clip = clipOf(element);
      if (clip !== null && style.position !== 'fixed') {
        const edge = clip.getBoundingClientRect();
        const right = clip === document.documentElement ? innerWidth : edge.right;
        const left = clip === document.documentElement ? 0 : edge.left;
        const inEllipsis = element.parentElement?.closest('*') !== null && cutByEllipsis(element);
        if (!inEllipsis && (box.right > right + SLACK_PX || box.left < left - SLACK_PX))
          found.add(
            `beyond the edge: ${named(element)}, ${Math.round(box.left)}–${Math.round(box.right)} px`,
          );
      }
    }
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (getComputedStyle(element).textOverflow !== 'ellipsis' || element.closest('.hidden') !== null)
        continue;
      // The page is what gives way when a card has much to say.
      if (element.matches('.card__page') || getComputedStyle(element).visibility !== 'visible') continue;
      const words = (element.textContent ?? '').trim();
      if (element.getClientRects().length === 0 || words.length < 5) continue;
      if (
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth &&
        element.clientWidth < MIN_TEXT_PX
      )
        found.add(`squeezed: ${named(element)}, ${element.clientWidth} px`);
    }
    for (const element of root.querySelectorAll(CONTROLS)) {
      if (
        !isShown(element) ||
        (element.matches('label, a') && getComputedStyle(element).display === 'inline')
      )
        continue;
      if (element.matches('label') && element.querySelector('input') === null) continue;
      // A field in a label is as large as the label.
      const target = element.matches('input') ? (element.closest('label') ?? element) : element;
      const { width, height } = target.getBoundingClientRect();
      if (element.matches('input') && target === element && getComputedStyle(element).opacity === '0')
        continue;
      if (width < MIN_TARGET_PX - 0.5 || height < MIN_TARGET_PX - 0.5)
        found.add(`small: ${named(element)}, ${Math.round(width)} × ${Math.round(height)} px`);
    }
    restore();
    return [...found];

    /**
     * Machines that run tests often have no Chinese font, and what they draw instead is too narrow. Until the measuring is
     * done, a letter as wide as a Chinese character stands for each; like these, it may be followed by a line break.
     */
    function widenHan(): () => void {
      return replaceTexts(/[\u3000-\u9fff\uff00-\uffef]/g, () => 'W\u200b');
    }

    /** A word of German length: English ones are about a third shorter. */
    function lengthened(word: string): string {
      return word + 'ungenschaften'.slice(0, Math.min(8, Math.ceil(word.length / 3)));
    }

    function replaceTexts(what: RegExp, by: (found: string) => string): () => void {
      const before: [Text, string][] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        const replaced = text.data.replace(what, by);
        if (replaced === text.data) continue;
        before.push([text, text.data]);
        text.data = replaced;
      }
      return () => {
        for (const [text, data] of before) text.data = data;
      };
    }

    function cutByEllipsis(element: Element): boolean {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { textOverflow, webkitLineClamp } = getComputedStyle(above);
        if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') return true;
      }
      return false;
    }
  }, longer);
}
