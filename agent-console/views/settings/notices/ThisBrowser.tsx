import { useSignal } from '@preact/signals';
import { useTexts, useWorkspace } from '../../context.ts';
import { noticeTexts } from './notice-texts.ts';

/** Whether this browser notifies at all, what stands in its way, and a test. */
export function ThisBrowser() {
  const texts = useTexts();
  const t = noticeTexts(texts);
  const { alerts: bar } = texts.settings;
  const { alerts, push, tryNotices } = useWorkspace();
  const failed = useSignal(false);
  const on = alerts.on.value;
  const permission = alerts.permission.value;
  const test = async () => {
    failed.value = false;
    failed.value = !(await tryNotices(bar.on));
  };
  return (
    <div class="alerts-here">
      <div class="alerts-here__state">
        <strong>{on ? t.here.on : t.here.off}</strong>
        <p role="status">
          {on && permission === 'granted' && t.push[push.state.value]}
          {on && permission === 'default' && bar.allow}
          {on && permission === 'denied' && bar.denied}
          {on && permission === 'unsupported' && bar.unsupported}
          {on && alerts.silent.value && ` ${t.silent}`}
          {failed.value && ` ${bar.testFailed}`}
        </p>
      </div>
      <div class="settings__acts">
        {on && (
          <button type="button" class="button" onClick={() => void test()}>
            {bar.test}
          </button>
        )}
        {on && permission !== 'default' ? (
          <button
            type="button"
            class="button button--quiet"
            onClick={() => {
              alerts.turnOff();
              void push.turnOff();
            }}
          >
            {t.turnOff}
          </button>
        ) : (
          <button
            type="button"
            class="button button--primary"
            onClick={() => void alerts.turnOn().then(push.turnOn)}
          >
            {bar.turnOn}
          </button>
        )}
      </div>
    </div>
  );
}
