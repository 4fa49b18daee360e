import styles from './form.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
};

/** A cell of a form with a few words to choose from; a word that is not among them stays as it is written. */
export function ChoiceCell({ label, value, choices, onChoose }: Props) {
  const isKnown = choices.some(([word]) => word === value);
  return (
    <select
      className={styles['cell']}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map(([word, shown]) => (
        <option key={word} value={word}>
          {shown}
        </option>
      ))}
    </select>
  );
}
