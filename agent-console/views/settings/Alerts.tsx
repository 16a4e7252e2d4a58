import type { AlertSettings } from '../../stores/shell/alerts.ts';
import { useTexts, useWorkspace } from '../context.ts';

/** How this browser makes itself noticed. */
export function Alerts() {
  const { settings } = useTexts();
  const { alerts } = useWorkspace();
  const t = settings.alerts;
  const now = alerts.settings.value;
  const permission = alerts.permission.value;
  const toggle = (name: keyof AlertSettings, disabled = false) => (
    <label class="settings__member">
      <input
        type="checkbox"
        checked={now[name]}
        disabled={disabled}
        onChange={({ currentTarget }) => void alerts.choose({ [name]: currentTarget.checked })}
      />
      {t[name]}
    </label>
  );
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <div class="settings__form">
        {toggle('sound')}
        {toggle('repeat', !now.sound)}
        <div class="settings__acts">
          <button type="button" class="button" onClick={() => void alerts.test()}>
            {t.test}
          </button>
        </div>
        <p class="settings__trouble" role="status">
          {alerts.silent.value && now.sound ? t.silent : ''}
        </p>
        {toggle('desktop', permission === 'unsupported')}
        {now.desktop && permission === 'denied' && (
          <p class="settings__trouble" role="status">
            {t.denied}
          </p>
        )}
        {permission === 'unsupported' && <p class="settings__trouble">{t.unsupported}</p>}
      </div>
    </>
  );
}
