import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const example = fileURLToPath(new URL('..', import.meta.url))
const cli = fileURLToPath(new URL('../../../packages/cli/dist/bin.js', import.meta.url))

/** `kith start` on a folder that has a database: seconds from spawn to its line `ready`, and what it holds when idle. */
export async function measureStart(folder) {
  const found = []
  for (let i = 0; i < 5; i++) found.push(await start(folder, i === 4))
  const seconds = found.map(one => one.seconds).sort((a, b) => a - b)[2]
  return { seconds, megabytes: found.at(-1).megabytes }
}

async function start(folder, stay) {
  const env = { ...process.env, KITH_DATA: folder, KITH_PORT: '0', KITH_LOG: 'warn' }
  const began = performance.now()
  const child = spawn(process.execPath, [cli, 'start'], { cwd: example, env, stdio: ['ignore', 'pipe', 2] })
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += chunk
    if (/^ready /m.test(printed)) break
  }
  const seconds = (performance.now() - began) / 1000
  if (stay) await pause(10_000)
  const megabytes = await residentMegabytes(child.pid)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { seconds, megabytes }
}

async function residentMegabytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}
