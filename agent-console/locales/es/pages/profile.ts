import type * as english from '../../pages/en/profile.ts';

export const profile: typeof english.profile = {
  name: 'Nombre',
  nameHint: 'Los visitantes lo ven junto a sus respuestas.',
  saved: 'Guardado',
  password: 'Contraseña',
  current: 'Contraseña actual',
  next: 'Nueva contraseña',
  change: 'Cambiar contraseña',
  changed: 'Contraseña cambiada. Se ha cerrado la sesión en todos los demás dispositivos.',
  sessions: 'Sesiones activas',
  thisOne: 'Este navegador',
  since: (when) => `sesión iniciada ${when}`,
  seen: (when) => `último uso ${when}`,
  unknownBrowser: 'Navegador desconocido',
  end: 'Cerrar sesión',
  endOthers: 'Cerrar todas las demás sesiones',
  endOthersSure: 'Confirmar: cerrar todas las demás sesiones',
  alone: 'No hay otras sesiones activas.',
};
