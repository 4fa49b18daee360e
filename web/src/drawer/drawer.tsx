import { Drawer as MantineDrawer } from '@mantine/core';
import { encodePath } from './path.ts';
import { useDrawer } from './use-drawer.ts';
import { LevelView } from './level-view.tsx';
import styles from './drawer.module.css';

/** What a figure is made of, level by level, beside the page it was opened from. */
export function Drawer() {
  const path = useDrawer();
  const level = path.levels.at(-1);
  return (
    <MantineDrawer.Root
      opened={level !== undefined}
      onClose={path.close}
      position="right"
      size="max(40%, 420px)"
      lockScroll={false}
      transitionProps={{ duration: 120, transition: 'slide-left' }}
      classNames={{ content: styles['content'], inner: styles['inner'] }}
    >
      <MantineDrawer.Content aria-label={level?.label ?? 'What a figure is made of'}>
        <MantineDrawer.Body className={styles['body'] ?? ''}>
          {level && <LevelView key={encodePath(path.levels)} path={path} level={level} />}
        </MantineDrawer.Body>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  );
}
