import { LinkButton } from '../../parts/link-button.tsx';

type Props = {
  /** The picture whose numbers they are, for a screen reader. */
  readonly what: string;
  readonly shown: boolean;
  readonly onChange: (shown: boolean) => void;
};

/** Shows the numbers of a picture under it. */
export function NumbersToggle({ what, shown, onChange }: Props) {
  return (
    <LinkButton aria-expanded={shown} aria-label={`Numbers of ${what}`} onClick={() => onChange(!shown)}>
      {shown ? 'Hide numbers' : 'Numbers'}
    </LinkButton>
  );
}
