import { useTexts, useWorkspace } from '../context.ts';

/** Asks, once in each browser, whether the agent wants to be noticed: when they are on duty for the first time. */
export function AlertsBar() {
  const { settings } = useTexts();
  const { alerts, availability } = useWorkspace();
  const t = settings.alerts;
  if (!alerts.undecided.value || availability.state.value !== 'on') return null;
  const desktop = alerts.permission.value !== 'unsupported';
  return (
    <section class="alerts-bar" aria-label={t.title}>
      <p>{t.ask}</p>
      <div class="alerts-bar__acts">
        <button
          type="button"
          class="button button--primary"
          onClick={() => void alerts.choose({ sound: true, desktop })}
        >
          {t.turnOn}
        </button>
        <button type="button" class="button" onClick={() => void alerts.test()}>
          {t.test}
        </button>
        <button type="button" class="button button--quiet" onClick={alerts.decline}>
          {t.notNow}
        </button>
      </div>
    </section>
  );
}
