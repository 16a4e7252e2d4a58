import {
  isNoticed,
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  type NoticeEvent,
} from '../../../../server/contract/notices/notices.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { noticeTexts } from './notice-texts.ts';

/** Notices by mail are not sent yet: what counts for them is kept with the others, and not offered. */
const CHANNELS = NOTICE_CHANNELS.filter((channel) => channel !== 'mail');

/** Events by channels: what the agent is told of, and how. */
export function NoticeTable() {
  const t = noticeTexts(useTexts());
  return (
    <>
      <table class="notice-table" aria-label={t.table}>
        <thead>
          <tr>
            <td />
            {CHANNELS.map((channel) => (
              <th scope="col" key={channel}>
                {t.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTICE_EVENTS.map((event) => (
            <tr key={event}>
              <th scope="row">{t.events[event]}</th>
              {CHANNELS.map((channel) => (
                <td key={channel}>
                  <Cell event={event} channel={channel} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="settings__lead">{t.channelHints}</p>
    </>
  );
}

function Cell({ event, channel }: { event: NoticeEvent; channel: (typeof CHANNELS)[number] }) {
  const t = noticeTexts(useTexts());
  const { preferences, noticeChoices } = useWorkspace();
  return (
    <label class="notice-table__cell">
      <input
        type="checkbox"
        aria-label={t.cell(t.events[event], t.channels[channel])}
        checked={isNoticed(noticeChoices.choices.value.table, event, channel)}
        // An offer is answered in the console: it is always shown there.
        disabled={event === 'offer' && channel === 'inApp'}
        onChange={({ currentTarget }) =>
          void preferences.choose(noticeChoices.toggled(event, channel, currentTarget.checked))
        }
      />
    </label>
  );
}
