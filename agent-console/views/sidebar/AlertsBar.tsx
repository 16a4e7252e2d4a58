import { useSignal } from '@preact/signals';
import { useTexts, useWorkspace } from '../context.ts';

/**
 * Asks, once in each browser, whether the agent wants to be noticed: when they are on duty for the first time. Once it is
 * turned on, a test can be sent.
 */
export function AlertsBar() {
  const { alerts: t } = useTexts().settings;
  const { alerts, availability, push, tryNotices } = useWorkspace();
  const trying = useSignal(false);
  const failed = useSignal(false);
  const asks = alerts.undecided.value && availability.state.value === 'on';
  if (!asks && !trying.value) return null;
  const turnOn = () => {
    trying.value = true;
    void alerts.turnOn().then(push.turnOn);
  };
  const test = async () => {
    failed.value = !(await tryNotices(t.on));
  };
  const states = { granted: t.on, default: t.allow, denied: t.denied, unsupported: t.unsupported };
  return (
    <section class="alerts-bar" aria-label={t.title}>
      <p role="status">
        {trying.value ? states[alerts.permission.value] : t.ask}
        {failed.value && ` ${t.testFailed}`}
      </p>
      <div class="alerts-bar__acts">
        <button
          type="button"
          class={`button ${trying.value ? '' : 'button--primary'}`}
          onClick={trying.value ? test : turnOn}
        >
          {trying.value ? t.test : t.turnOn}
        </button>
        <button
          type="button"
          class="button button--quiet"
          onClick={trying.value ? () => (trying.value = false) : alerts.turnOff}
        >
          {trying.value ? t.done : t.notNow}
        </button>
      </div>
    </section>
  );
}
