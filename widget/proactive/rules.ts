import type { Proactive } from '../../server/contract/schemas/site-setting-parts.ts';

const SECOND_MS = 1_000;

/**
 * Calls `show` once, when the first of what the rule waits for happens; at once where it waits for nothing. Nothing is
 * watched where page, language or visitor do not fit. Returns what ends the watching.
 * @param returning this browser wrote to the site before
 */
export function watchRule(rule: Proactive, returning: boolean, show: () => void): () => void {
  if (!fits(rule, location.href, document.documentElement.lang || navigator.language, returning))
    return () => {};
  const endings: (() => void)[] = [];
  const end = () => {
    for (const one of endings.splice(0)) one();
  };
  const fire = () => {
    end();
    show();
  };
  const { afterSeconds, scrollPercent, exit } = rule;
  if (afterSeconds !== null || (scrollPercent === null && !exit)) {
    const timer = setTimeout(fire, (afterSeconds ?? 0) * SECOND_MS);
    endings.push(() => clearTimeout(timer));
  }
  if (scrollPercent !== null) {
    const look = () => scrolled() >= scrollPercent && fire();
    addEventListener('scroll', look, { passive: true });
    endings.push(() => removeEventListener('scroll', look));
  }
  if (exit) {
    const left = ({ clientY, relatedTarget }: MouseEvent) => clientY <= 0 && relatedTarget === null && fire();
    document.addEventListener('mouseout', left);
    endings.push(() => document.removeEventListener('mouseout', left));
  }
  return end;
}

/** Whether a rule is for this page, this language and this visitor. */
export function fits(rule: Proactive, address: string, language: string, returning: boolean): boolean {
  if (rule.visitors !== 'all' && (rule.visitors === 'returning') !== returning) return false;
  const tag = language.toLowerCase();
  const spoken = rule.languages.map((one) => one.toLowerCase());
  if (spoken.length > 0 && !spoken.some((one) => one === '*' || tag === one || tag.startsWith(`${one}-`)))
    return false;
  return containsAll(address, rule.page.split('*'));
}

/** The parts one after the other, anything between them. */
function containsAll(address: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = address.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** How far down the page is read: 100 where it does not scroll. */
function scrolled(): number {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight <= clientHeight ? 100 : ((scrollTop + clientHeight) / scrollHeight) * 100;
}
