import type * as english from '../../pages/en/identity-keys.ts';

export const identityKeys: typeof english.identityKeys = {
  lead: 'Su servidor firma con una clave quiénes son sus usuarios. Aquí aparecen verificados y ven sus conversaciones en todos sus dispositivos.',
  audience: (key) => `Clave del sitio, para «aud»: ${key}`,
  none: 'Todavía no hay claves.',
  made: (when) => `creada ${when}`,
  make: 'Crear clave',
  once: 'Guarde esta clave en la configuración de su servidor, nunca en una página web. Solo se muestra ahora.',
  full: 'Hay dos claves. Para rotarlas, cambie su servidor a la más nueva y después elimine la antigua.',
  remove: 'Eliminar',
  removeSure: '¿Eliminar? Los tokens firmados con ella se rechazarán.',
};
