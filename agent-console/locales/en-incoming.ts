/** Sentences about mail that comes in. */
export const incoming = {
  incoming: {
    byMail: 'by e-mail',
    byMailHint: 'Came by e-mail. A sender’s address can be forged.',
    byLink: 'by link',
    byLinkHint: 'Written through the link in an e-mail, which works for anyone who has it.',
    stranger: 'Not the visitor',
    strangerHint: 'Sent to this conversation by somebody other than the visitor. The visitor doesn’t see it.',
    unknownSender: 'Unknown sender',
    cut: 'Longer than a message: the full text is attached.',
    packed: 'Outlook packed its files into winmail.dat. Ask the sender for a plain-text or HTML e-mail.',
    lost: (name: string, why: string) => `${name} was not added: ${why}`,
    why: {
      stranger: 'files are accepted from the visitor only',
      file_too_large: 'too large',
      file_empty: 'the file is empty',
      file_kind_refused: 'type not accepted',
      file_unreadable: 'the picture can’t be read',
      picture_too_large: 'the picture is too large',
      too_many_requests: 'too many files in one day',
      too_many_files: 'too many files in one e-mail',
      forbidden: 'this site accepts no files from visitors',
    } as Record<string, string>,
    otherReason: 'it could not be stored',
  },
};
