import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isOpenAt, isTimeZone, nextOpening } from '../../../../server/contract/opening-hours.ts';
import type { SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import type { SiteAppearance } from '../../../../server/contract/schemas/widget-api.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import type { SiteDraft } from './draft.ts';
import { Tick } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { PreviewTexts } from './tabs.ts';

/** The real widget, in a frame of the console's own origin, as it will be once this is saved; every change at once. */
export function Preview({
  site,
  draft,
  language,
  onTexts,
}: {
  site: SiteSummary;
  draft: SiteDraft;
  language: string;
  onTexts: (texts: PreviewTexts) => void;
}) {
  const texts = useTexts();
  const { agent } = useWorkspace();
  const t = siteTexts(texts);
  const frame = useRef<HTMLIFrameElement>(null);
  const ready = useSignal(false);
  const dark = useSignal(false);
  const given = useSignal({ site, language });
  given.value = { site, language };
  const message = useComputed(() => ({
    frontdesk: 'preview',
    language: given.value.language === '*' ? texts.language : given.value.language,
    dark: dark.value,
    site: appearanceOf(given.value.site, draft, agent),
  }));

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
      if (event.data?.frontdesk !== 'previewing') return;
      ready.value = true;
      if (event.data.texts !== undefined) onTexts(event.data.texts);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  useSignalEffect(() => {
    const next = message.value;
    if (ready.value) frame.current?.contentWindow?.postMessage(next, location.origin);
  });

  return (
    <section class="site-preview" aria-label={t.preview}>
      <div class="site-preview__window">
        <iframe ref={frame} class="site-preview__frame" title={t.preview} src="/widget/preview.html" />
      </div>
      <Tick label={t.previewDark} value={dark.value} set={(on) => (dark.value = on)} />
    </section>
  );
}

/** What the server will tell widgets, from what is on the page; the admin stands for who is on duty. */
function appearanceOf(
  site: SiteSummary,
  draft: SiteDraft,
  agent: { id: string; name: string },
): SiteAppearance {
  const { name, greeting, color, settings } = draft.value.value;
  const hours = settings.hours !== null && isTimeZone(settings.hours.timeZone) ? settings.hours : null;
  const now = Date.now();
  return {
    siteId: site.id,
    name,
    greeting,
    color,
    agentsOnDuty: true,
    open: isOpenAt(hours, now),
    backAt: nextOpening(hours, now),
    texts: settings.texts,
    // With those that widgets are not sent: their type keeps the widget from reading them, and the list would bring the
    // schemas into the browser.
    settings: {
      ...settings,
      logo: site.logo,
      faces: settings.look.faces ? [{ id: agent.id, name: agent.name }] : [],
    },
  };
}
