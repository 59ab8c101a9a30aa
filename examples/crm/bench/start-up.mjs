import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pass } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { median } from './median.mjs'

/**
 * `kith start` on a database that is there: seconds from its start to the line `ready`, the median of five; then its
 * memory in bytes after ten seconds without work.
 *
 * @param {string} folder
 */
export async function measureStart(folder) {
  const seconds = []
  let memory = 0
  for (let i = 0; i < 5; i++) {
    const began = performance.now()
    const child = spawn(process.execPath, [bin, 'start'], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, KITH_DATA: folder, KITH_PORT: '0', KITH_LOG: 'error' },
      stdio: ['ignore', 'pipe', 2],
    })
    const gone = once(child, 'exit')
    await untilReady(child.stdout)
    seconds.push((performance.now() - began) / 1000)
    if (i === 4) {
      await pass(10_000)
      memory = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) * 1024
    }
    child.kill('SIGTERM')
    await gone
  }
  return { seconds: median(seconds), memory }
}

const manifest = findPackageJSON('@kith/cli', import.meta.url)
const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.kith)

async function untilReady(stdout) {
  for await (const line of createInterface({ input: stdout })) if (line.startsWith('ready ')) return
  throw new Error('kith start ended before it was ready')
}
