import { useComputed } from '@preact/signals';
import type { Attachment, Quote } from '../../../server/contract/schemas/conversations.ts';
import type { Line } from '../../stores/thread/timeline.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Choices } from '../elements/Choices.tsx';
import { Icon } from '../elements/Icon.tsx';
import { LazyPart } from '../elements/LazyPage.tsx';
import { nameText } from '../format/people.ts';
import { clockText, fullText } from '../format/times.ts';
import { Attachments } from './Attachments.tsx';
import { LineStateText } from './LineStateText.tsx';
import { MailedState, MailMark, MailTroubles, StrangerMark } from './MailFacts.tsx';
import { MessageText } from './MessageText.tsx';
import { EditMessage } from './own/EditMessage.tsx';
import { OwnMessageActions } from './own/OwnMessageActions.tsx';
import { Quoted } from './replies/Quoted.tsx';
import { ReplyButton } from './replies/ReplyButton.tsx';

const loadCard = async () => (await import('./cards/CardInThread.tsx')).CardInThread;

/** One message: the visitor's at the left, the team's at the right, notes in their own colour. In a room, others' at the left. */
export function MessageRow({
  line,
  open,
  goTo,
}: {
  line: Line;
  open: (attachment: Attachment) => void;
  /** Leads to what a reply is to. */
  goTo: (quote: Quote) => void;
}) {
  const texts = useTexts();
  const { agent, edits, open: shown } = useWorkspace();
  const { author } = line;
  // In a room of the team everything is a note: nothing has to be told apart.
  const inRoom = shown.value?.kind === 'room';
  const kind = inRoom ? 'text' : line.kind;
  const ofTeam = author.kind !== 'visitor' && line.mail?.from === undefined;
  const side = !ofTeam || (inRoom && author.id !== agent.id) ? 'start' : 'end';
  const mine =
    author.id === agent.id && line.state !== 'sending' && line.state !== 'late' && line.state !== 'failed';
  // Followed for this message alone: each key that is pressed in one edit would draw all messages.
  const written = useComputed(() => edits.all.value.get(line.key)).value;
  const edit = mine && !line.unsent ? written : undefined;
  const name = author.id === agent.id ? texts.thread.you : nameText(author.name, texts);
  const said = <MessageText text={line.body} labels={ofTeam} mentions={line.kind === 'note'} />;
  return (
    <article
      class={`message message--${side} message--${kind}`}
      data-opens={line.opens}
      data-state={line.state ?? undefined}
    >
      {side === 'start' && (
        <span class="message__face">
          {line.opens && <Avatar id={author.id ?? ''} name={nameText(author.name, texts)} size="small" />}
        </span>
      )}
      <div class="message__column">
        <p class={line.opens ? 'message__by' : 'hidden'}>
          {kind === 'note' && (
            <span class="message__note" title={texts.thread.noteHint}>
              <Icon name="lock" size={13} />
              {texts.thread.note}
            </span>
          )}
          <span class="message__author">{name}</span>
          {author.key !== undefined && <span class="message__bot">{author.key}</span>}
          {author.kind === 'bot' && <span class="message__bot">{texts.thread.bot}</span>}
          {line.mail !== undefined && <MailMark by="mail" />}
          {line.byLink && <MailMark by="link" />}
          <time dateTime={new Date(line.at).toISOString()} title={fullText(line.at, texts)}>
            {clockText(line.at, texts)}
          </time>
        </p>
        {line.mail?.from !== undefined && <StrangerMark from={line.mail.from} />}
        {line.replyTo !== undefined && !line.unsent && (
          <button type="button" class="quoted" onClick={() => line.replyTo && goTo(line.replyTo)}>
            <Quoted quote={line.replyTo} />
          </button>
        )}
        {line.unsent && <div class="bubble bubble--unsent">{texts.own.unsent}</div>}
        {edit !== undefined && <EditMessage line={line} text={edit} />}
        {line.body !== '' && edit === undefined && (
          <div class="bubble" title={fullText(line.at, texts)}>
            {line.offer === undefined ? said : <LazyPart load={loadCard} line={line} instead={said} />}
          </div>
        )}
        {line.choices !== undefined && <Choices choices={line.choices} chosen={line.chosen ?? null} />}
        {line.attachments.length > 0 && <Attachments attachments={line.attachments} open={open} />}
        {line.mail !== undefined && <MailTroubles mail={line.mail} />}
        {line.edited && !line.unsent && <span class="message__edited">{texts.own.edited}</span>}
        {mine && !line.unsent && edit === undefined && <OwnMessageActions line={line} />}
        {line.mailed !== undefined && <MailedState mail={line.mailed} />}
        {line.state !== null && <LineStateText line={line} state={line.state} />}
      </div>
      {!line.unsent && <ReplyButton line={line} />}
    </article>
  );
}
