import type * as english from '../../pages/en/bridges.ts';

export const bridges: typeof english.bridges = {
  lead: 'Cada conversa vira uma thread no chat da sua equipe. Ao responder na thread, você responde ao visitante.',
  kinds: { slack: 'Slack', telegram: 'Telegram' },
  setUp: (chat) => `Configurar ${chat}`,
  steps: {
    slack: [
      'No Slack, crie um app em api.slack.com/apps, “From a manifest”, e cole isto:',
      'Instale o app no seu workspace e copie o token do bot (“OAuth & Permissions”).',
      'Crie um token de nível de app com o escopo “connections:write” (“Basic Information”).',
      'Convide o app para cada canal: /invite @Frontdesk',
    ],
    telegram: [
      'No Telegram, envie /newbot ao @BotFather e copie o token. Use um bot que não faça mais nada.',
      'Crie um grupo para sua equipe e ative os tópicos nas configurações dele. Cada conversa vira um tópico.',
      'Adicione o bot ao grupo como administrador com permissão para gerenciar tópicos e apagar mensagens.',
      'Escreva no grupo, copie o link da sua mensagem e cole-o abaixo.',
      'O Telegram não compartilha endereços de e-mail. Depois que alguém escrever em um tópico, escolha aqui qual agente é essa pessoa.',
    ],
  },
  copyManifest: 'Copiar o manifesto',
  secrets: {
    slack: {
      botToken: { label: 'Token do bot', placeholder: 'xoxb-…' },
      appToken: { label: 'Token de nível de app', placeholder: 'xapp-…' },
    },
    telegram: { botToken: { label: 'Token do bot do Telegram', placeholder: '110201543:AAH…' } },
  },
  kept: 'Salvo. Digite um novo para substituí-lo.',
  channel: {
    slack: (site) => `Canal para ${site}`,
    telegram: (site) => `Grupo do Telegram para ${site}`,
  },
  channelHint: {
    slack:
      'ID ou link do canal, nos detalhes do canal no Slack. Deixe vazio para não levar as conversas deste site ao Slack.',
    telegram:
      'Link de uma mensagem do grupo ou ID do grupo. Deixe vazio para não levar as conversas deste site ao Telegram.',
  },
  locale: 'Idioma das mensagens do Frontdesk no chat',
  locales: { en: 'English', zh: '简体中文' },
  connected: 'Conectada',
  connecting: 'Conectando…',
  refused: (reason) => `Não conectada: ${reason}`,
  channelTrouble: (site, reason) => `Não é possível publicar nada de ${site}: ${reason}`,
  test: 'Testar',
  testDone: 'Tudo funciona. Uma mensagem de teste foi publicada em cada canal.',
  testSteps: {
    slack: {
      access: 'O token do bot não funciona',
      connection: 'O token de nível de app não funciona',
      channel: 'Não foi possível publicar no canal',
    },
    telegram: {
      access: 'O token não funciona',
      connection: 'Não é possível ler as mensagens do bot',
      channel: 'Não é possível usar o grupo',
    },
  },
  testStep: (step, site, reason) => `${step}${site === null ? '' : ` (${site})`}: ${reason}`,
  reasons: {
    invalid_auth: 'o token não é válido',
    not_authed: 'o token não é válido',
    token_revoked: 'o token foi revogado',
    account_inactive: 'o app foi removido do workspace',
    missing_scope: 'falta uma permissão ao app; compare os escopos com o manifesto',
    not_allowed_token_type: 'este é outro tipo de token',
    socket_mode_disabled: 'o Socket Mode está desativado nas configurações do app',
    channel_not_found: 'o canal não existe ou o app não é membro dele',
    not_in_channel: 'o app não é membro do canal; convide-o com /invite',
    is_archived: 'o canal está arquivado',
    unauthorized: 'o token não é válido ou foi revogado no @BotFather',
    webhook_active:
      'outro programa recebe as mensagens deste bot por webhook; crie um bot só para o Frontdesk',
    other_listener: 'outro programa lê as mensagens deste bot; crie um bot só para o Frontdesk',
    bot_removed: 'o bot foi removido do grupo; adicione-o novamente como administrador',
    chat_not_found: 'o grupo não existe ou o bot não está nele',
    not_a_forum: 'o grupo não tem tópicos; ative os tópicos nas configurações dele',
    no_rights: 'o bot não é um administrador com permissão para gerenciar tópicos',
    topic_closed: 'o tópico está fechado, e o bot não pode reabri-lo',
    forbidden: 'o bot não pode escrever no grupo',
    channel_moved: 'o grupo virou um supergrupo; teste novamente em instantes',
  },
  people: { slack: 'Pessoas desconhecidas', telegram: 'Pessoas no Telegram' },
  peopleLead: {
    slack:
      'Responderam em uma thread, mas o e-mail delas no chat não pertence a nenhum agente. As mensagens não são enviadas até você escolher um agente.',
    telegram:
      'Escreveram em um tópico. Escolha qual agente é cada pessoa; até lá, as mensagens não são enviadas.',
  },
  answersAs: (name) => `${name} responde como`,
  nobody: 'Ninguém: não enviar',
  remove: 'Remover',
  removeSure: 'Remover? As respostas no chat deixarão de chegar aos visitantes.',
  saved: 'Salvo',
};
