import { useSignal } from '@preact/signals';
import { browserOf } from '../../server/contract/browsers.ts';
import type { StoredAboutMe } from '../../server/contract/schemas/widget-api.ts';
import type { Language } from '../locales/choose.ts';
import { useExtras } from './context.ts';
import { useAsked } from './use-asked.ts';
import { Waiting } from './Waiting.tsx';

/** What is stored about the visitor; they can take it along, and have it deleted. */
export function Privacy() {
  const { store, extra, language } = useExtras();
  const { value, failed, again } = useAsked(store.stored);
  const step = useSignal<'shown' | 'sure' | 'busy' | 'failed' | 'erased'>('shown');
  if (step.value === 'erased') return <p role="status">{extra.erased}</p>;
  if (value.value === undefined) return <Waiting failed={failed.value} again={again} />;
  if (value.value === null) return <p>{extra.storedNothing}</p>;
  const stored = value.value;
  // A node of the version before, during an upgrade, says nothing of it.
  const { activity = [] } = stored;

  const erase = async () => {
    step.value = 'busy';
    step.value = (await store.erase()).ok ? 'erased' : 'failed';
  };
  return (
    <>
      <dl class="stored">
        {factsOf(stored).map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{fact}</dd>
          </div>
        ))}
      </dl>
      {activity.length > 0 && <Activity steps={activity} />}
      <div class="action-row stacked">
        <button type="button" class="action" onClick={() => save(stored)}>
          {extra.downloadAll}
        </button>
        {step.value === 'shown' ? (
          <button
            type="button"
            class="action danger"
            onClick={() => {
              step.value = 'sure';
            }}
          >
            {extra.erase}
          </button>
        ) : (
          <div role="alert" class="sure">
            <p>{step.value === 'failed' ? extra.failed : extra.eraseSure}</p>
            <div class="action-row">
              <button
                type="button"
                class="action danger"
                aria-disabled={step.value === 'busy'}
                onClick={() => step.value !== 'busy' && void erase()}
              >
                {extra.erase}
              </button>
              <button
                type="button"
                class="action"
                onClick={() => {
                  step.value = 'shown';
                }}
              >
                {extra.cancel}
              </button>
            </div>
          </div>
        )}
      </div>
    </>
  );

  function factsOf({ visitor, counts }: StoredAboutMe): [string, string][] {
    const number = (count: number) => new Intl.NumberFormat(language.tag).format(count);
    const facts: [string, string | null | undefined][] = [
      [extra.storedName, visitor.name],
      [extra.email, visitor.email],
      [extra.storedLanguage, languageName(visitor.language, language)],
      [extra.storedZone, visitor.timeZone],
      [extra.storedBrowser, browserName(visitor.browser)],
      [extra.storedNetwork, textOf(visitor.more['network'])],
      [extra.storedPage, visitor.page?.url],
      [
        extra.storedSince,
        new Intl.DateTimeFormat(language.tag, { dateStyle: 'long', timeStyle: 'short' }).format(
          visitor.firstSeenAt,
        ),
      ],
      [extra.conversations, number(counts.conversations)],
      [extra.storedMessages, number(counts.messages)],
      [extra.storedFiles, number(counts.files)],
    ];
    return facts.filter((fact): fact is [string, string] => typeof fact[1] === 'string' && fact[1] !== '');
  }
}

/** Pages the visitor looked at and what they did there, as agents see it. */
function Activity({ steps }: { steps: StoredAboutMe['activity'] }) {
  const { extra, language } = useExtras();
  const when = new Intl.DateTimeFormat(language.tag, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <details class="steps">
      <summary>
        {extra.storedActivity} ({new Intl.NumberFormat(language.tag).format(steps.length)})
      </summary>
      <ul>
        {steps.map(({ id, at, name, page }) => (
          <li key={id}>
            <time>{when.format(at)}</time> <bdi>{name ?? (page.title || page.url)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `German` for `de`, in the visitor's own language. */
function languageName(tag: string | null, language: Language): string | null {
  if (tag === null) return null;
  try {
    return new Intl.DisplayNames([language.tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // What a page calls its language is not always a tag.
    return tag;
  }
}

/** `Chrome 126, Windows`; what cannot be read is shown as it is stored. */
function browserName(userAgent: string | null): string | null {
  const { browser, system } = browserOf(userAgent ?? '');
  return [browser, system].filter((part) => part !== null).join(', ') || userAgent;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Through a link of our own making, which is gone right after; nothing is asked of the page's policy. */
function save(stored: StoredAboutMe): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(stored, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'my-data.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
