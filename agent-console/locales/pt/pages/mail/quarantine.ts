import type * as english from '../../../pages/en/mail/quarantine.ts';
import { counted } from '../../count.ts';

export const quarantine: typeof english.quarantine = {
  lead: (address) =>
    `E-mails para ${address} que não foram adicionados a uma conversa. Ficam guardados por 30 dias, sem os anexos.`,
  off: 'Nenhuma caixa de e-mail é lida. Defina MAIL_REPLY_TO e uma destas: IMAP_URL, INCOMING_SMTP_PORT ou INCOMING_MAIL_SECRET.',
  none: 'Nenhum e-mail em quarentena.',
  noSubject: '(sem assunto)',
  files: (count) => counted(count, 'anexo, não salvo', 'anexos, não salvos'),
  add: 'Adicionar à conversa',
  open: 'Abrir conversa',
  delete: 'Excluir',
  deleteSure: 'Excluir definitivamente?',
  reasons: {
    auto_reply: 'Resposta automática',
    list: 'Newsletter ou lista de e-mails',
    calendar: 'Convite de calendário',
    system: 'E-mail do sistema',
    own_mail: 'Do nosso próprio endereço',
    unknown_conversation: 'Nenhuma conversa correspondente',
    unknown_report: 'Relatório de entrega de um e-mail desconhecido',
    blocked: 'O visitante está bloqueado',
    too_many: 'E-mails demais em uma hora',
    empty: 'Sem texto e sem arquivos',
    too_large: 'Maior que 25 MB',
    too_many_parts: 'Partes demais',
    too_deep: 'Níveis aninhados demais',
    headers_too_large: 'Cabeçalhos grandes demais',
    broken: 'Ilegível',
  },
};
