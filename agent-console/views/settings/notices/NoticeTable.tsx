import {
  canBeNoticed,
  isNoticed,
  NOTICE_CHANNELS,
  NOTICE_EVENTS,
  type NoticeChannel,
  type NoticeEvent,
} from '../../../../server/contract/notices/notices.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { noticeTexts } from './notice-texts.ts';

/** Events by channels: what the agent is notified of, and how. */
export function NoticeTable() {
  const t = noticeTexts(useTexts());
  return (
    <>
      <table class="notice-table" aria-label={t.table}>
        <thead>
          <tr>
            <td />
            {NOTICE_CHANNELS.map((channel) => (
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
              {NOTICE_CHANNELS.map((channel) => (
                <td key={channel}>
                  {canBeNoticed(event, channel) && <Cell event={event} channel={channel} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="settings__lead">
        {t.channelHints} {t.ratingHint}
      </p>
    </>
  );
}

function Cell({ event, channel }: { event: NoticeEvent; channel: NoticeChannel }) {
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
