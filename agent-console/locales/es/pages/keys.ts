import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'Seleccione un atajo y pulse la nueva tecla. No se admiten combinaciones con Alt, Ctrl o ⌘.',
  groups: {
    navigation: 'Navegación',
    conversation: 'Conversación',
    writing: 'Redacción',
    general: 'Generales',
  },
  sending: { resolve: 'Enviar y resolver', snooze: 'Enviar y posponer hasta que responda' },
  press: 'Pulse una tecla…',
  change: (action, key) => `${action}: ${key}. Cambiar el atajo`,
  reset: 'Restablecer los valores predeterminados',
};
