import type * as english from '../../pages/en/setup-troubles.ts';

export const setupTroubles: typeof english.setupTroubles = {
  proxy_not_trusted:
    'El servidor funciona detrás de un proxy, pero TRUST_PROXY está desactivado: todos los visitantes comparten los límites de una sola red, y bloquear una red los bloquea a todos. Defina TRUST_PROXY=on y reinicie el servidor.',
  proxy_silent:
    'El proxy que está delante del servidor no envía X-Forwarded-For: todos los visitantes comparten los límites de una sola red, y bloquear una red los bloquea a todos. Haga que el proxy añada ese encabezado.',
  plain_http:
    'Se accede al servidor por HTTP sin cifrar: las contraseñas y las conversaciones se pueden leer por el camino. Ponga delante un proxy con TLS y defina PUBLIC_URL con su dirección https.',
  engine_without_sign_in:
    'El motor no autentica a los usuarios: un agente desactivado o un visitante bloqueado siguen recibiendo mensajes hasta que cierran la página. En soketi, active la autenticación de usuarios de la aplicación (enableUserAuthentication).',
  webhook_switched_off:
    'Se ha desactivado un endpoint de webhook: respondió que ya no existe o no aceptó nada durante tres días. Abra Ajustes, Webhooks y vuelva a activarlo o elimínelo.',
  backup_failed:
    'La última copia de seguridad nocturna no se pudo crear o no superó la verificación. Se reintenta cada hora; el motivo figura en el registro del servidor.',
};
