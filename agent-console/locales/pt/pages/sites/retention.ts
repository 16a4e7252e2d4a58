import type * as english from '../../../pages/en/sites/retention.ts';
import { counted } from '../../count.ts';

export const retention: typeof english.retention = {
  lead: 'Os dados mais antigos são excluídos definitivamente em até uma hora. Deixe um campo vazio para mantê-los.',
  conversations: 'Conversas resolvidas: dias de retenção',
  conversationsHint:
    'Desde a última atividade. As conversas abertas e adiadas são mantidas. Mensagens, notas, arquivos, rascunhos e e-mails são excluídos junto.',
  files: 'Arquivos: dias de retenção',
  filesHint:
    'Desde o envio, também em conversas abertas. As mensagens são mantidas e mostram que o arquivo foi excluído. Os arquivos das salas da equipe são mantidos.',
  visitors: 'Visitantes sem conversas: dias de retenção',
  visitorsHint:
    'Desde a última visita. Os contatos criados pela API e os visitantes bloqueados são mantidos.',
  activity: 'Páginas vistas e eventos dos visitantes: dias de retenção',
  preview: 'Mostrar o que seria excluído',
  counted: (conversations, files, visitors, complete) =>
    `${complete ? 'Seriam excluídos agora:' : 'Seriam excluídos agora, no mínimo:'} ${counted(conversations, 'conversa', 'conversas')}, ${counted(files, 'arquivo', 'arquivos')} e ${counted(visitors, 'visitante', 'visitantes')}.`,
  sure: (what) => `${what} Isso não pode ser desfeito. Salvar mesmo assim?`,
  saveAnyway: 'Salvar e excluir',
};

export const deletion: typeof english.deletion = {
  title: 'Excluir conversa',
  lead: 'As mensagens, notas, arquivos, rascunhos e e-mails desta conversa são excluídos definitivamente, para você e para o visitante. O perfil e as outras conversas do visitante são mantidos.',
  copies: 'As cópias fora do Frontdesk permanecem: e-mails enviados, chats da equipe, backups.',
  delete: 'Excluir definitivamente',
};

export const siteDeletion: typeof english.siteDeletion = {
  open: 'Excluir site…',
  lead: (conversations, visitors) =>
    `Exclui o site definitivamente, com ${counted(conversations, 'conversa', 'conversas')} e ${counted(visitors, 'visitante', 'visitantes')}: mensagens, notas, arquivos, e-mails, páginas vistas e chaves de identidade. O chat desaparece do seu site na hora; os visitantes com o chat aberto são desconectados. Os números dos relatórios são mantidos, sem as pessoas.`,
  copies: 'As cópias fora do Frontdesk permanecem: e-mails enviados, chats da equipe, backups.',
  tag: 'Remova também a tag do seu site.',
  name: (name) => `Digite “${name}” para confirmar`,
  delete: 'Excluir site definitivamente',
  mistyped: 'O nome não corresponde.',
};

export const masking: typeof english.masking = {
  cards: 'Mascarar números de cartão de crédito',
  cardsHint:
    'Em mensagens, notas, rascunhos, formulários, avaliações, nomes de arquivos e e-mails recebidos, antes de serem salvos. Os quatro últimos dígitos ficam visíveis; depois, ninguém consegue ver o restante.',
  patterns: 'Mascarar também, um padrão por linha',
  patternsHint: 'Expressões regulares, por exemplo, K-\\d{6} para números de cliente.',
};
