import { Icon } from '../Icon.tsx';

/** Why the form was not accepted; read out as soon as it appears. */
export function FormTrouble({ text }: { text: string | undefined }) {
  return (
    <div role="alert">
      {text !== undefined && (
        <p class="form__trouble">
          <Icon name="alert" />
          {text}
        </p>
      )}
    </div>
  );
}
