import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Visto en',
  never: 'Todavía no. En cuanto un visitante abra el chat en una página, aparecerá aquí.',
};

export const checkPage: typeof english.checkPage = {
  title: 'Comprobar una página',
  lead: 'El servidor abre la página como el navegador de un visitante, sin ejecutar sus scripts, e indica qué impide que aparezca el chat.',
  address: 'Dirección de la página',
  check: 'Comprobar',
  checking: 'Comprobando…',
  fine: 'El chat está bien instalado en esta página.',
  notAddress: 'Una dirección empieza por https://',
  checks: {
    page: 'Página',
    tag: 'Etiqueta',
    server: 'Dirección del servidor',
    site_key: 'Clave del sitio',
    origin: 'Orígenes permitidos',
    mixed_content: 'Cifrado',
    content_security_policy: 'Política de seguridad',
    engine: 'Conexión en directo',
  },
  problems: {
    page_unreachable: 'El servidor no puede abrir la página ({reason}).',
    page_private: '{host} no está en la internet pública, por lo que el servidor no la abre.',
    page_status: 'La página responde con el estado {status}.',
    page_too_large: 'La página ocupa más de 5 MB.',
    tag_missing:
      'La etiqueta no está en el HTML de la página. Cópiela de arriba y péguela en la página. Si la añade un gestor de etiquetas, compruébelo en un navegador.',
    tag_repeated: 'La etiqueta aparece {count} veces en la página. Deje la primera y elimine las demás.',
    server_other: 'La etiqueta apunta a {server}, pero este servidor es {own}. Vuelva a copiar la etiqueta.',
    key_missing: 'La etiqueta no tiene clave de sitio. Vuelva a copiar la etiqueta.',
    key_unknown: 'Ningún sitio tiene la clave «{key}». Vuelva a copiar la etiqueta.',
    key_of_other_site: 'La página tiene la etiqueta de otro sitio: «{site}».',
    origin_refused: '{origin} no está entre los orígenes permitidos. Añádalo en Ajustes, Sitios, General.',
    mixed_content:
      'La página usa HTTPS, pero la etiqueta apunta a {server} sin cifrar y los navegadores la bloquean. Configure HTTPS en ese servidor.',
    policy_needs_nonce:
      'La política de la página solo acepta scripts con nonce (strict-dynamic). Añada a la etiqueta el nonce de la página.',
    policy_blocks: 'La política de la página bloquea el chat. Añada: {directives}',
    engine_unreachable:
      'No se puede abrir un WebSocket con {origin} ({reason}). El chat funciona, pero solo se actualiza cada pocos segundos. Permita las conexiones WebSocket en el proxy.',
  },
};
