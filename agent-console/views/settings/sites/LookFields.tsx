import { useSignal } from '@preact/signals';
import { contrastOn, textOn } from '../../../../server/contract/contrast.ts';
import type { Look } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { Choice, NumberField, Tick } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

/** Colour and picture. The colour is the admin's, what is written on it is not: it has to be read. */
export function BrandFields({ site, draft }: FieldProps) {
  const texts = useTexts();
  const { sites } = useWorkspace();
  const t = siteTexts(texts);
  const trouble = useSignal('');
  const { color } = draft.value.value;
  const logo = async (file: File | null) => {
    trouble.value = '';
    const answer = await (file === null ? sites.deleteLogo(site.id) : sites.putLogo(site.id, file));
    if (!answer.ok) trouble.value = answer.status === 0 ? texts.notice.away : answer.message;
  };
  return (
    <>
      <div class="field">
        <label class="field__label" for="site-color">
          {t.color}
        </label>
        <div class="site-color">
          <input
            id="site-color"
            type="color"
            class="field__color"
            value={color}
            aria-describedby="site-contrast"
            onInput={({ currentTarget }) => draft.set({ color: currentTarget.value })}
          />
          <span
            class="site-color__sample"
            ref={(sample) => {
              sample?.style.setProperty('background', color);
              sample?.style.setProperty('color', textOn(color));
            }}
          >
            {t.sample}
          </span>
        </div>
        <p class="field__hint" id="site-contrast">
          {t.contrast(
            textOn(color) === '#fff' ? t.white : t.black,
            (Math.floor(contrastOn(color) * 10) / 10).toLocaleString(texts.language),
          )}
        </p>
      </div>
      <div class="field">
        <label class="field__label" for="site-logo">
          {t.logo}
        </label>
        <div class="site-color">
          {site.logo !== null && <img class="site-logo" src={site.logo} alt="" />}
          <input
            id="site-logo"
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            aria-describedby="site-logo-hint"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = '';
              if (file !== undefined) void logo(file);
            }}
          />
          {site.logo !== null && (
            <button type="button" class="button button--quiet" onClick={() => void logo(null)}>
              {t.remove}
            </button>
          )}
        </div>
        <p class="field__hint" id="site-logo-hint">
          {t.logoHint}
        </p>
        <p class="settings__trouble" role="alert">
          {trouble.value}
        </p>
      </div>
    </>
  );
}

/** Where the widget stands, and how it looks. */
export function LookFields({ draft }: FieldProps) {
  const t = siteTexts(useTexts());
  const { look } = draft.value.value.settings;
  const set = (part: Partial<Look>) => draft.setting({ look: { ...look, ...part } });
  return (
    <>
      <div class="site-grid">
        <Choice
          label={t.position}
          value={look.position}
          options={t.positions}
          set={(position) => set({ position })}
        />
        <Choice label={t.theme} value={look.theme} options={t.themes} set={(theme) => set({ theme })} />
        <NumberField
          label={t.offsetX}
          value={look.offsetX}
          min={0}
          max={400}
          set={(offsetX) => offsetX !== null && set({ offsetX })}
        />
        <NumberField
          label={t.offsetY}
          value={look.offsetY}
          min={0}
          max={400}
          set={(offsetY) => offsetY !== null && set({ offsetY })}
        />
        <NumberField
          label={t.zIndex}
          value={look.zIndex}
          min={1}
          max={2_147_483_647}
          set={(zIndex) => zIndex !== null && set({ zIndex })}
        />
      </div>
      <Tick label={t.faces} value={look.faces} set={(faces) => set({ faces })} />
    </>
  );
}
