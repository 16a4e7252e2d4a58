import type * as english from '../en-incoming.ts';

export const incoming: typeof english.incoming = {
  incoming: {
    byMail: 'por e-mail',
    byMailHint: 'Chegou por e-mail. O endereço do remetente pode ser falsificado.',
    byLink: 'por link',
    byLinkHint: 'Escrita pelo link de um e-mail, que funciona para qualquer pessoa que o tenha.',
    stranger: 'Não é o visitante',
    strangerHint: 'Enviada a esta conversa por alguém que não é o visitante. O visitante não a vê.',
    unknownSender: 'Remetente desconhecido',
    cut: 'Mais longo do que uma mensagem: o texto completo está em anexo.',
    packed:
      'O Outlook compactou os arquivos em um winmail.dat. Peça ao remetente um e-mail em texto simples ou HTML.',
    lost: (name, why) => `${name} não foi adicionado: ${why}`,
    why: {
      stranger: 'só são aceitos arquivos do visitante',
      file_too_large: 'muito grande',
      file_empty: 'o arquivo está vazio',
      file_kind_refused: 'tipo de arquivo não aceito',
      file_unreadable: 'não foi possível ler a imagem',
      picture_too_large: 'a imagem é grande demais',
      too_many_requests: 'arquivos demais em um dia',
      too_many_files: 'arquivos demais em um e-mail',
      forbidden: 'este site não aceita arquivos de visitantes',
    },
    otherReason: 'não foi possível salvar',
  },
};
