import styles from './link-button.module.css';

type Props = React.ComponentPropsWithoutRef<'button'>;

/** A button that reads as a link: it does something in place. */
export function LinkButton({ className, ...props }: Props) {
  return <button type="button" {...props} className={[styles['link'], className].filter(Boolean).join(' ')} />;
}
