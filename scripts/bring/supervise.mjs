import { onOrphaned } from './orphan.mjs'

/** @typedef {{ code: number, signal: null } | { code: null, signal: NodeJS.Signals }} End how a process ended */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Waits for a child to end. What is asked of this process meanwhile is asked of the child, also when whoever started
 * this process is gone.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<End>}
 */
export const supervise = async child => {
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, forward)
  const stop = onOrphaned(() => child.kill('SIGTERM'))
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) =>
        resolve(signal ? { code: null, signal } : { code: code ?? 1, signal: null }),
      )
    })
  } finally {
    stop()
    for (const signal of SIGNALS) process.off(signal, forward)
  }
}

/**
 * Ends this process as the child ended: the same code, or the same signal.
 *
 * @param {End} end
 */
export const alike = end => {
  if (end.signal) process.kill(process.pid, end.signal)
  else process.exitCode = end.code
}
