import type * as english from '../../pages/en/bridges.ts';

export const bridges: typeof english.bridges = {
  lead: 'Cada conversación se convierte en un hilo en el chat de su equipo. Al responder en el hilo, se responde al visitante.',
  kinds: { slack: 'Slack', telegram: 'Telegram' },
  setUp: (chat) => `Configurar ${chat}`,
  steps: {
    slack: [
      'En Slack, cree una aplicación en api.slack.com/apps, «From a manifest», y pegue esto:',
      'Instale la aplicación en su espacio de trabajo y copie el token del bot («OAuth & Permissions»).',
      'Cree un token de nivel de aplicación con el scope «connections:write» («Basic Information»).',
      'Invite a la aplicación a cada canal: /invite @Frontdesk',
    ],
    telegram: [
      'En Telegram, escriba /newbot a @BotFather y copie el token. Use un bot que no haga nada más.',
      'Cree un grupo para su equipo y active «Temas» en sus ajustes. Cada conversación se convierte en un tema.',
      'Añada el bot al grupo como administrador que pueda gestionar temas y eliminar mensajes.',
      'Escriba en el grupo, copie el enlace a su mensaje y péguelo abajo.',
      'Telegram no comparte los correos electrónicos. Cuando alguien haya escrito en un tema, elija aquí qué agente es.',
    ],
  },
  copyManifest: 'Copiar el manifiesto',
  secrets: {
    slack: {
      botToken: { label: 'Token del bot', placeholder: 'xoxb-…' },
      appToken: { label: 'Token de nivel de aplicación', placeholder: 'xapp-…' },
    },
    telegram: { botToken: { label: 'Token del bot de Telegram', placeholder: '110201543:AAH…' } },
  },
  kept: 'Guardado. Introduzca uno nuevo para sustituirlo.',
  channel: {
    slack: (site) => `Canal para ${site}`,
    telegram: (site) => `Grupo de Telegram para ${site}`,
  },
  channelHint: {
    slack:
      'ID o enlace del canal, en los detalles del canal en Slack. Déjelo vacío para no llevar a Slack las conversaciones de este sitio.',
    telegram:
      'Enlace a un mensaje del grupo o ID del grupo. Déjelo vacío para no llevar a Telegram las conversaciones de este sitio.',
  },
  locale: 'Idioma de los mensajes de Frontdesk en el chat',
  locales: { en: 'English', zh: '简体中文' },
  connected: 'Conectada',
  connecting: 'Conectando…',
  refused: (reason) => `Sin conectar: ${reason}`,
  channelTrouble: (site, reason) => `No se puede publicar nada de ${site}: ${reason}`,
  test: 'Probar',
  testDone: 'Todo funciona. Se ha publicado un mensaje de prueba en cada canal.',
  testSteps: {
    slack: {
      access: 'El token del bot no funciona',
      connection: 'El token de nivel de aplicación no funciona',
      channel: 'No se ha podido publicar en el canal',
    },
    telegram: {
      access: 'El token no funciona',
      connection: 'No se pueden leer los mensajes del bot',
      channel: 'No se puede usar el grupo',
    },
  },
  testStep: (step, site, reason) => `${step}${site === null ? '' : ` (${site})`}: ${reason}`,
  reasons: {
    invalid_auth: 'el token no es válido',
    not_authed: 'el token no es válido',
    token_revoked: 'el token se ha revocado',
    account_inactive: 'la aplicación se ha quitado del espacio de trabajo',
    missing_scope: 'a la aplicación le falta un permiso; compare sus scopes con el manifiesto',
    not_allowed_token_type: 'es otro tipo de token',
    socket_mode_disabled: 'el Socket Mode está desactivado en los ajustes de la aplicación',
    channel_not_found: 'el canal no existe o la aplicación no es miembro',
    not_in_channel: 'la aplicación no es miembro del canal; invítela con /invite',
    is_archived: 'el canal está archivado',
    unauthorized: 'el token no es válido o se ha revocado en @BotFather',
    webhook_active:
      'otro programa recibe los mensajes de este bot por webhook; cree un bot solo para Frontdesk',
    other_listener: 'otro programa lee los mensajes de este bot; cree un bot solo para Frontdesk',
    bot_removed: 'el bot se ha quitado del grupo; añádalo de nuevo como administrador',
    chat_not_found: 'el grupo no existe o el bot no está en él',
    not_a_forum: 'el grupo no tiene temas; active «Temas» en sus ajustes',
    no_rights: 'el bot no es un administrador que pueda gestionar temas',
    topic_closed: 'el tema está cerrado y el bot no puede volver a abrirlo',
    forbidden: 'el bot no puede escribir en el grupo',
    channel_moved: 'el grupo se ha convertido en supergrupo; pruebe de nuevo en un momento',
  },
  people: { slack: 'Personas desconocidas', telegram: 'Personas en Telegram' },
  peopleLead: {
    slack:
      'Han respondido en un hilo, pero su correo en el chat no es el de ningún agente. Sus mensajes no se envían hasta que elija un agente.',
    telegram:
      'Han escrito en un tema. Elija qué agente es cada persona; hasta entonces, sus mensajes no se envían.',
  },
  answersAs: (name) => `${name} responde como`,
  nobody: 'Nadie: no enviar',
  remove: 'Quitar',
  removeSure: '¿Quitar? Las respuestas en el chat dejarán de llegar a los visitantes.',
  saved: 'Guardado',
};
