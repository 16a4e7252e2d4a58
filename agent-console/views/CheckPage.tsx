import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SiteSummary } from '../../server/contract/schemas/agent-api.ts';
import type { PageCheck, PageFinding } from '../../server/contract/schemas/checks/page-check.ts';
import { pageTexts } from '../locales/page-texts.ts';
import { checkPage as en } from '../locales/pages/en/install.ts';
import { checkPage as zh } from '../locales/pages/zh/install.ts';
import { useConsole, useTexts } from './context.ts';
import { Icon } from './elements/Icon.tsx';

const WILDCARD = '*';

/**
 * Looks at a page of the site from the server, and says why the chat is not on it.
 * @param asked whether somebody came here for it: it is open then, and ready to be typed in
 */
export function CheckPage({ site, asked }: { site: SiteSummary; asked: boolean }) {
  const { accounts } = useConsole();
  const texts = useTexts();
  const t = pageTexts(texts, 'checkPage', { en, zh });
  const url = useSignal(site.allowedOrigins.find((origin) => !origin.includes(WILDCARD)) ?? '');
  const found = useSignal<PageCheck | null>(null);
  const trouble = useSignal('');
  const checking = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const check = async (event: Event) => {
    event.preventDefault();
    if (checking.value) return;
    const page = url.value.trim();
    found.value = null;
    trouble.value = /^https?:\/\/./i.test(page) && URL.canParse(page) ? '' : t.notAddress;
    if (trouble.value !== '') return;
    checking.value = true;
    const answer = await accounts.checkPage(site.id, page);
    checking.value = false;
    if (answer.ok) found.value = answer.value;
    else trouble.value = answer.status === 0 ? texts.notice.away : answer.message;
  };
  return (
    <details class="site__check" open={asked}>
      <summary>{t.title}</summary>
      <p class="page__hint">{t.lead}</p>
      <form class="site__ask" onSubmit={(event) => void check(event)}>
        <input
          ref={field}
          class="field__input"
          type="url"
          inputMode="url"
          aria-label={t.address}
          placeholder="https://"
          maxLength={2_000}
          value={url.value}
          onInput={(event) => (url.value = event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={checking.value}>
          {checking.value ? t.checking : t.check}
        </button>
      </form>
      <div role="status">
        {trouble.value !== '' && <p class="site__trouble">{trouble.value}</p>}
        {found.value?.findings.every(({ ok }) => ok) === true && <p>{t.fine}</p>}
        {found.value !== null && (
          <ul class="site__findings">
            {found.value.findings.map((finding) => (
              <li data-ok={finding.ok} key={finding.check}>
                <Icon name={finding.ok ? 'check' : 'alert'} size={16} />
                <div>
                  <strong>{t.checks[finding.check]}</strong>
                  {!finding.ok && <p>{problemText(finding, t.problems)}</p>}
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

/** What is wrong, in the language of the console; in English where the server knows problems that this console does not. */
function problemText({ problem, values = {}, says }: PageFinding, texts: typeof en.problems): string {
  const text = problem === undefined ? undefined : texts[problem];
  return text?.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '') ?? says;
}
