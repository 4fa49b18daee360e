import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCompany } from '../api/company.ts';
import { useAnswer } from '../api/use-answer.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { desks } from './desks.ts';
import { SchemeSwitch } from './scheme-switch.tsx';
import styles from './rail.module.css';

type Props = { readonly onHelp: () => void; readonly onChoose?: (() => void) | undefined };

/** The desks, on the left of a wide screen. */
export function Rail(props: Props) {
  return (
    <div className={styles['rail']}>
      <RailContent {...props} />
    </div>
  );
}

type SheetProps = Props & { readonly opened: boolean; readonly onClose: () => void };

/** The same desks as a sheet over a narrow screen. */
export function RailSheet({ opened, onClose, onHelp }: SheetProps) {
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      size={240}
      transitionProps={{ duration: 120 }}
      classNames={{ content: styles['sheet'] }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label="Desks">
        <Drawer.Body p={0}>
          <RailContent
            onChoose={onClose}
            onHelp={() => {
              onClose();
              onHelp();
            }}
          />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function RailContent({ onHelp, onChoose }: Props) {
  return (
    <nav aria-label="Desks" className={styles['inside']}>
      <div className={styles['name']}>Capwise</div>
      <div className={styles['desks']}>
        {desks.map(({ name, to }) => (
          <Link
            key={to}
            to={to}
            search={({ company, period, asOf }) => ({ company, period, asOf })}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            className={styles['desk']}
            onClick={onChoose}
          >
            {name}
            {to === '/findings' && <OpenFindings />}
          </Link>
        ))}
      </div>
      <div className={styles['bottom']}>
        <SchemeSwitch />
        <LinkButton className={styles['help']} onClick={onHelp}>
          Keyboard <kbd>?</kbd>
        </LinkButton>
      </div>
    </nav>
  );
}

/** How many findings need a decision, quietly beside their desk; nothing while there is none. */
function OpenFindings() {
  const company = useCompany();
  const { answer } = useAnswer('govern.findings', { limit: 1 }, { enabled: company !== undefined });
  const open = answer?.counts.open ?? 0;
  if (open === 0) return null;
  return (
    <span className={styles['count']} title={`${open} need a decision`}>
      {open}
    </span>
  );
}
