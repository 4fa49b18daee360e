import table from './table.module.css';

type Props = { readonly label: string; readonly children: React.ReactNode };

/** A wide table that scrolls sideways in its column, also by keyboard where nothing in it takes the focus. */
export function ScrollRegion({ label, children }: Props) {
  return (
    <div className={table['scroll']} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
