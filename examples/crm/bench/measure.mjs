import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * One run: a server on a copy of the prepared database, warmed up, then under load.
 *
 * @param {{ server: string, args?: string[], folder: string, seconds: number, run: number, connections?: number, node?: string[] }} options
 */
export async function measure({ server, args = [], folder, seconds, run, connections = 50, node = [] }) {
  const own = await mkdtemp(join(folder, 'run-'))
  await Promise.all(['kith.sqlite', 'rows.json'].map(name => cp(join(folder, name), join(own, name))))
  const serving = start(server, [own, ...args], node)
  const loading = start('load.mjs', [], [])
  try {
    const { port } = await heard(serving)
    const work = { port, path: '/f/contact-us', connections }
    await asked(loading, { ...work, seconds: Math.min(2, seconds), run: run * 2 })
    await asked(serving, 'watch')
    const load = await asked(loading, { ...work, seconds, run: run * 2 + 1 })
    const loop = await asked(serving, 'tell')
    return { ...load, perSecond: load.count / load.seconds, ...loop }
  } finally {
    const ends = [serving, loading].map(child => child.exitCode ?? once(child, 'exit'))
    serving.send('end')
    loading.kill()
    await Promise.all(ends)
    await rm(own, { recursive: true, force: true })
  }
}

function start(file, args, execArgv) {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv, stdio: ['ignore', 2, 2, 'ipc'] })
}

function asked(child, message) {
  const answer = heard(child)
  child.send(message)
  return answer
}

async function heard(child) {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${child.spawnargs.slice(1).join(' ')} ended with ${code}`)
    }),
  ])
  return message
}
