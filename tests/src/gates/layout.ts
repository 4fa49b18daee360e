import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const clone = path.resolve(import.meta.dirname, '..', '..', '..');
const configuration = ['package.json', 'tsconfig.base.json', '.oxlintrc.json', 'knip.json'];
const roomConfiguration = ['package.json', 'tsconfig.json', 'tsconfig.test.json'];

/** A temporary copy of the clone's configuration without its sources, in which violations are planted. */
export type Layout = {
  readonly write: (file: string, text: string) => void;
  /** Copies files or folders of the clone. */
  readonly copy: (...paths: readonly string[]) => void;
  /** Links what set-up installed for these rooms, so that they import what they do in the clone. */
  readonly install: (...rooms: readonly string[]) => void;
  /** Links a room under the modules of another, as set-up does for what package.json declares. */
  readonly declare: (room: string, other: string) => void;
  readonly types: (project: string) => string;
  readonly lint: (...paths: readonly string[]) => string;
  readonly deadCode: () => string;
  readonly remove: () => void;
};

export function createLayout(rooms: readonly string[]): Layout {
  const root = mkdtempSync(path.join(tmpdir(), 'capwise-gates-'));
  const at = (...parts: readonly string[]): string => path.join(root, ...parts);
  const copy = (...paths: readonly string[]): void => {
    for (const each of paths) {
      if (existsSync(path.join(clone, each))) cpSync(path.join(clone, each), at(each), { recursive: true });
    }
  };
  const link = (target: string, place: string): void => {
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(target, place);
  };
  const tool = (file: string, args: readonly string[]): string => runTool(root, file, args);
  copy(...configuration);
  for (const room of rooms) copy(...roomConfiguration.map((file) => `${room}/${file}`));
  link(path.join(clone, 'node_modules'), at('node_modules'));
  return {
    copy,
    write: (file, text) => {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), text);
    },
    install: (...names) => {
      for (const name of names) link(path.join(clone, name, 'node_modules'), at(name, 'node_modules'));
    },
    declare: (room, other) => link(at(other), at(room, 'node_modules', '@capwise', other)),
    types: (project) => tool('node_modules/.bin/tsc', ['-p', project, '--tsBuildInfoFile', at('types.tsbuildinfo')]),
    lint: (...paths) => tool('tools/node_modules/.bin/oxlint', ['--format', 'unix', ...paths]),
    deadCode: () => tool('tools/node_modules/.bin/knip', ['--no-progress', '--no-config-hints']),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Runs a program of the clone in the layout; '' where it finds nothing, else all that it says. */
function runTool(root: string, file: string, args: readonly string[]): string {
  const done = spawnSync(process.execPath, [path.join(clone, file), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: '1',
      OXLINT_TSGOLINT_PATH: path.join(clone, 'tools/node_modules/.bin/tsgolint'),
    },
  });
  if (done.error) throw done.error;
  return done.status === 0 ? '' : `${done.stdout}${done.stderr}`;
}
