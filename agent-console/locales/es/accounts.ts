import type * as english from '../en-accounts.ts';

export const accounts: typeof english.accounts = {
  code: 'Código',
  codeHint: 'Los seis dígitos de su aplicación de autenticación o un código de recuperación.',
  codeMissing: 'Introduzca el código.',
  confirmTitle: 'Confirmar la contraseña',
  confirmLead: 'Confirme su contraseña para hacer este cambio.',
  confirmSubmit: 'Continuar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'No se ha podido copiar. Seleccione el texto y cópielo a mano.',
  sure: 'Confirmar',
  passwordHint: 'Al menos 12 caracteres. Una frase corta funciona bien.',
  passwordShort: 'La nueva contraseña debe tener al menos 12 caracteres.',

  join: {
    invite: (name) => `Le damos la bienvenida, ${name}`,
    inviteLead: (email) => `Iniciará sesión con ${email}. Elija una contraseña.`,
    reset: 'Establecer una nueva contraseña',
    resetLead: (email) => `Para ${email}. Se cerrará la sesión en todos los demás dispositivos.`,
    name: 'Su nombre',
    nameHint: 'Los visitantes lo ven junto a sus respuestas.',
    password: 'Contraseña',
    inviteSubmit: 'Unirse',
    resetSubmit: 'Establecer contraseña',
    busy: 'Un momento…',
    done: 'Contraseña establecida',
    doneLead: 'Ya puede iniciar sesión.',
    toSignIn: 'Ir al inicio de sesión',
    invalid: 'Este enlace no funciona',
    noToken: 'El enlace está incompleto. Cópielo entero, incluido todo lo que sigue a #.',
    retry: 'Reintentar',
  },

  blocked: {
    title: 'Bloqueados',
    lead: 'Se rechazan los mensajes de estos visitantes y redes. Puede bloquear desde los detalles de una conversación.',
    none: 'No hay visitantes ni redes bloqueados.',
    network: (network) => `Red ${network}`,
    by: (name, when) => `por ${name}, ${when}`,
    unblock: 'Desbloquear',
    blockVisitor: 'Bloquear visitante',
    blockVisitorSure: '¿Bloquear? Este visitante ya no podrá enviar mensajes.',
    blockNetwork: 'Bloquear red',
    blockNetworkSure:
      '¿Bloquear? Afecta a todas las personas de esta red, también a oficinas que comparten una dirección.',
    blockWider: (bits) => `Bloquear la red más amplia (/${bits})`,
    blockWiderSure: (bits) =>
      bits === 56
        ? '¿Bloquear? Un /56 suele ser un solo hogar, pero pueden ser muchos clientes de un operador móvil.'
        : '¿Bloquear? Un /48 puede ser una empresa entera o muchos hogares de un mismo proveedor.',
    visitorBlocked: 'Visitante bloqueado',
    networkBlocked: 'Red bloqueada',
  },
};
