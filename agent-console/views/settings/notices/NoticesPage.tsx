import { useTexts, useWorkspace } from '../../context.ts';
import { Tick } from '../sites/fields.tsx';
import { MailAfter } from './MailAfter.tsx';
import { NoticeTable } from './NoticeTable.tsx';
import { noticeTexts } from './notice-texts.ts';
import { QuietHours } from './QuietHours.tsx';
import { ThisBrowser } from './ThisBrowser.tsx';
import { WeeklyReport } from './WeeklyReport.tsx';

/** What the agent is notified of and how, and whether this browser does it. */
export function NoticesPage() {
  const t = noticeTexts(useTexts());
  const { agent, preferences, noticeChoices } = useWorkspace();
  const { repeatSound, pushWords } = noticeChoices.choices.value;
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <ThisBrowser />
      <NoticeTable />
      <div class="settings__form">
        <Tick
          label={t.repeat}
          value={repeatSound}
          set={(on) => void preferences.choose({ repeatSound: on })}
        />
        <Tick label={t.words} value={pushWords} set={(on) => void preferences.choose({ pushWords: on })} />
        <QuietHours />
        <MailAfter />
        {agent.role === 'admin' && <WeeklyReport />}
      </div>
    </>
  );
}
