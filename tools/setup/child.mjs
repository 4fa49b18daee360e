import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const pollMs = 500;
/** Ctrl-C reaches the whole process group: what is still there after this long was not in it and gets it from us. */
const interruptMs = 2_500;
const patienceMs = 10_000;

/**
 * Runs a program on our terminal, passes signals on, stops it when our parent goes away (npm does not always pass its own
 * signals on), and answers its exit code: 127 where it cannot be started, 128 + n where signal n ended it. `patience`: for
 * how many milliseconds it may go on after it was told to stop.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { patience?: number }} options
 * @returns {Promise<number>}
 */
export function run(file, args, { patience = patienceMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const release = supervise(child, patience);
    child.on('error', (error) => {
      release();
      console.error(`${file} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      release();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Ties a child's life to ours; the answer unties it. */
export function supervise(child, patience = patienceMs) {
  const parent = process.ppid;
  const timers = [];
  const pass = (signal) => {
    if (signal === 'SIGINT') {
      timers.push(setTimeout(() => child.kill('SIGINT'), interruptMs));
      return;
    }
    child.kill(signal);
    if (patience < Number.POSITIVE_INFINITY) timers.push(setTimeout(() => child.kill('SIGKILL'), patience));
  };
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, pollMs);
  for (const signal of signals) process.on(signal, pass);
  return () => {
    clearInterval(watch);
    for (const timer of timers) clearTimeout(timer);
    for (const signal of signals) process.off(signal, pass);
  };
}
