import { browserOf } from '../../../server/contract/browsers.ts';
import type { SessionEntry } from '../../../server/contract/schemas/accounts-api.ts';
import type { Texts } from '../../locales/en.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { agoText, fullText } from '../format/times.ts';
import { Asked } from './Asked.tsx';
import { profileTexts } from './profile-texts.ts';

/** Where the agent is signed in, and the end of it. */
export function Sessions() {
  const { accounts, texts } = useConsole();
  const { clock } = useWorkspace();
  const t = profileTexts(texts);
  return (
    <div class="settings__part">
      <h3 class="settings__heading">{t.sessions}</h3>
      <Asked ask={accounts.readSessions}>
        {({ sessions }, refresh) => (
          <>
            <ul class="settings__list">
              {sessions.map((one) => (
                <li class="settings__row" key={one.id}>
                  <span class="settings__what">
                    <strong>{browserName(one, texts)}</strong>
                    {one.current && <span class="mark">{t.thisOne}</span>}
                    <br />
                    <span class="settings__aside">
                      {[
                        one.network,
                        t.since(fullText(one.startedAt, texts)),
                        t.seen(agoText(one.seenAt, clock.now.value, texts)),
                      ]
                        .filter((part) => part !== null)
                        .join(' · ')}
                    </span>
                  </span>
                  {!one.current && (
                    <ActionButton label={t.end} action={() => accounts.endSession(one.id)} onDone={refresh} />
                  )}
                </li>
              ))}
            </ul>
            {sessions.length > 1 ? (
              <ActionButton
                label={t.endOthers}
                sure={t.endOthersSure}
                class="button--danger"
                action={accounts.endOtherSessions}
                onDone={refresh}
              />
            ) : (
              <p class="settings__aside">{t.alone}</p>
            )}
          </>
        )}
      </Asked>
    </div>
  );
}

function browserName({ userAgent }: SessionEntry, texts: Texts): string {
  const { browser, system } = browserOf(userAgent ?? '');
  if (browser !== null && system !== null) return texts.visitor.browserOn(browser, system);
  return browser ?? system ?? profileTexts(texts).unknownBrowser;
}
