// `npm run dev`: the server runs again when a source changes, and the page is served by Vite with hot replacement. One address
// is printed; Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { supervise } from '../setup/child.mjs';
import { root } from '../setup/root.mjs';

const serverPort = 4170;
const pagePort = 4171;
const web = path.join(root, 'web');

const server = startServer();
const page = await startPage(await printedAddress());
await once(server, 'exit');
await page.close();

/** The server under `node --watch`, which outlives the program that it runs again. */
function startServer() {
  const bin = path.join(root, 'surfaces', 'bin', 'capwise.js');
  const args = [
    '--watch',
    '--watch-preserve-output',
    bin,
    'serve',
    '--port',
    String(serverPort),
    ...process.argv.slice(2),
  ];
  const child = spawn(process.execPath, args, { stdio: ['inherit', 'pipe', 'inherit'] });
  const release = supervise(child);
  child.on('exit', (code) => {
    release();
    process.exitCode = code ?? 0;
  });
  return child;
}

/** The address that the server prints, with its token. All that it says later is passed on, its address left out. */
async function printedAddress() {
  const lines = createInterface({ input: server.stdout });
  return new Promise((resolve) => {
    lines.on('line', (line) => {
      const address = /^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/.exec(line)?.[0];
      if (address) resolve(new URL(address));
      else console.log(line);
    });
    lines.on('close', () => process.exit());
  });
}

async function startPage(address) {
  const { createServer } = await import(createRequire(path.join(web, 'package.json')).resolve('vite'));
  const vite = await createServer({
    root: web,
    clearScreen: false,
    plugins: [signIn(address)],
    server: { host: '127.0.0.1', port: pagePort, proxy: { '/api': apiProxy(address) } },
  });
  await vite.listen();
  const { port } = vite.httpServer.address();
  console.log(`Capwise (development): http://127.0.0.1:${port}/${address.search}`);
  return vite;
}

/** Answers the page's address with the cookie that the server would set: browsers keep cookies per host, not per port. */
function signIn({ port, search }) {
  const token = new URLSearchParams(search).get('token');
  return {
    name: 'sign-in',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (new URL(request.url, 'http://page').searchParams.get('token') === token) {
          response.setHeader('set-cookie', `capwise-${port}=${token}; Path=/; HttpOnly; SameSite=Strict`);
        }
        next();
      });
    },
  };
}

/** Passes API requests on as those of the server's own page; what comes from elsewhere keeps its origin and is refused. */
function apiProxy({ origin }) {
  return {
    target: origin,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', (out, request) => {
        if (request.headers.origin === `http://${request.headers.host}`) out.setHeader('origin', origin);
      });
    },
  };
}
