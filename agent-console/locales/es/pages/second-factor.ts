import type * as english from '../../pages/en/second-factor.ts';

export const secondFactor: typeof english.secondFactor = {
  title: 'Autenticación en dos pasos',
  off: 'Desactivada. Quien consiga su contraseña puede iniciar sesión en su lugar.',
  on: (left) =>
    `Activada. Para iniciar sesión hacen falta su contraseña y un código de su aplicación. Códigos de recuperación restantes: ${left}.`,
  turnOn: 'Configurar',
  turnOff: 'Desactivar',
  turnOffSure: 'Confirmar: desactivar los dos pasos',
  scan: 'Escanéelo con una aplicación de autenticación como Aegis, 2FAS o su gestor de contraseñas.',
  qr: 'Código QR para la aplicación de autenticación, igual que el secreto de abajo',
  secret: 'O introduzca este secreto en la aplicación:',
  enter: 'Después introduzca el código que muestra:',
  confirm: 'Activar',
  codes: 'Sus códigos de recuperación',
  codesLead:
    'Si pierde la aplicación, cada uno funciona una vez en lugar de un código. Solo se muestran ahora: guárdelos con sus contraseñas.',
  copyCodes: 'Copiar todos',
  kept: 'Los he guardado',
  renew: 'Nuevos códigos de recuperación',
  renewSure: '¿Crear códigos nuevos? Los anteriores dejarán de funcionar.',
};
