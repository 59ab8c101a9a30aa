import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { start } from './child.mjs'

/** @typedef {{ server: string, args?: readonly string[], node?: readonly string[] }} Variant */
/** @typedef {{ perSecond: number, p50: number, p99: number, delay: number, busy: number }} Run times in ms, `delay` the event loop's p99 */

const connections = 50
const warmUp = 8

/**
 * One run: a server on a copy of the prepared database, warmed up, then under load. Throws where an answer is no 200.
 *
 * @param {Variant & { folder: string, seconds: number, round: number }} options
 * @returns {Promise<Run>}
 */
export async function measure({ server, args = [], node = [], folder, seconds, round }) {
  const own = await mkdtemp(join(folder, 'run-'))
  await Promise.all(['kith.sqlite', 'rows.json'].map(name => cp(join(folder, name), join(own, name))))
  const serving = start(server, [own, ...args], node)
  const loading = start('load.mjs')
  try {
    const { port } = await serving.heard()
    const work = { port, path: '/f/contact-us', connections }
    await loading.ask({ ...work, seconds: warmUp, run: round * 2 })
    await serving.ask('watch')
    const { count, seconds: took, p50, p99, failures } = await loading.ask({ ...work, seconds, run: round * 2 + 1 })
    const loop = await serving.ask('tell')
    if (Object.keys(failures).length > 0) throw new Error(`${server}: ${JSON.stringify(failures)}`)
    return { perSecond: count / took, p50, p99, ...loop }
  } finally {
    await Promise.all([serving.end(), loading.end()])
    await rm(own, { recursive: true, force: true })
  }
}
