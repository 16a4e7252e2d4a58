import type { MailTexts } from './texts.ts';

export const pt: MailTexts = {
  answered: '{agent} respondeu a você ({site})',
  answeredLead: '{agent} respondeu a você no chat de {site}:',
  more: 'Há mais mensagens na conversa.',
  received: 'Recebemos sua mensagem ({site})',
  receivedLead: 'Obrigado pela sua mensagem. Responderemos por e-mail.',
  transcript: 'Sua conversa com {site}',
  transcriptLead: 'Segue em anexo sua conversa com {site}.',
  open: 'Abrir a conversa',
  replyHint: 'Você pode responder diretamente a este e-mail.',
  noReplyHint: 'Não responda a este e-mail: ele não é lido. Abra a conversa para responder.',
  noReply: 'Não responda a este e-mail: ele não é lido.',
  linkHint:
    'O link funciona até {date}. Quem tiver o link pode ler esta conversa e escrever nela; por isso, não o compartilhe.',
  why: 'Você está recebendo este e-mail porque nos escreveu no chat de {site}.',
  write: 'Escreva uma mensagem…',
  send: 'Enviar',
  notSent: 'Sua mensagem não foi enviada. Tente novamente.',
  you: 'Você',
  deleted: 'Esta mensagem foi apagada.',
  linkEnded: 'Este link não funciona mais',
  linkEndedHint: 'Use o link do nosso e-mail mais recente ou escreva para nós no chat do nosso site.',
};
