import type * as english from '../../../pages/en/mail/mail.ts';

export const mail: typeof english.mail = {
  none: 'Nenhum servidor de e-mail está configurado, então nada é enviado: nem respostas a visitantes que saíram, nem convites, nem redefinições de senha. Defina SMTP_URL e MAIL_FROM no ambiente do servidor e reinicie-o.',
  from: 'Remetente',
  server: 'Servidor de e-mail',
  demo: 'Demonstração: os e-mails não são enviados, aparecem em /demo/outbox',
  replies: 'As respostas chegam em',
  noReplies: 'Não são lidas. Os e-mails pedem para não responder (MAIL_REPLY_TO não está definido).',
  test: 'Enviar um e-mail de teste para mim',
  accepted: (to, answer) => `O servidor de e-mail aceitou o e-mail para ${to}: ${answer}`,
  refused: (to, answer) => `O e-mail para ${to} não foi aceito: ${answer}`,
  dns: 'Registros DNS',
  dnsLead:
    'Os provedores de e-mail confiam em remetentes cujo domínio publica estes registros. Seu provedor informa o que eles devem conter.',
  selector: 'Seletor DKIM',
  selectorHint: 'Do seu provedor de e-mail, por exemplo, “mail” ou “s1”.',
  check: 'Verificar DNS',
  records: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  states: { found: 'encontrado', missing: 'ausente', unknown: 'não verificado' },
  queue: 'E-mails recentes',
  empty: 'Nenhum e-mail ainda.',
  kinds: {
    missed: 'Respostas não vistas',
    received: 'Confirmação',
    transcript: 'Transcrição',
    test: 'Teste',
    invite: 'Convite',
    reset: 'Redefinição de senha',
    new_device: 'Novo login',
    notices: 'Notificações',
    unanswered: 'Conversa sem resposta',
    weekly: 'Relatório semanal',
  },
  mailStates: {
    queued: 'Na fila',
    sent: 'Enviado',
    failed: 'Falhou',
    bounced: 'Devolvido',
    complained: 'Marcado como spam',
    declined: 'Descadastrado',
    opened: 'Link aberto',
    answered: 'Respondido',
  },
  next: (when) => `próxima tentativa: ${when}`,
  later: (when) => `previsto: ${when}`,
  unknownAddress: 'Endereço a definir',
  retry: 'Enviar novamente',
  suppressed: 'Endereços bloqueados',
  suppressedLead:
    'Não recebem mais e-mails: um e-mail foi devolvido definitivamente ou o destinatário o marcou como spam.',
  allow: 'Permitir novamente',
};

export const siteMail: typeof english.siteMail = {
  none: 'Este servidor não tem um servidor de e-mail configurado (SMTP_URL), então nada disso acontece ainda.',
  missed: 'Enviar por e-mail as respostas que um visitante não viu',
  missedHint:
    'A visitantes que saíram do chat e cujo e-mail é conhecido: um único e-mail com tudo o que perderam.',
  minutes: 'Minutos de espera',
  minutesHint: 'Não é enviado se o visitante ler a resposta antes ou ainda estiver com o chat aberto.',
  received: 'Confirmar as mensagens deixadas na sua ausência',
  receivedHint: 'Quando o chat pede um endereço de e-mail e uma mensagem (em “Horário”).',
  days: 'Dias de validade do link da conversa',
  daysHint:
    'Qualquer pessoa com o link pode ler esta única conversa e responder nela. Com 0, o link não é incluído.',
};
