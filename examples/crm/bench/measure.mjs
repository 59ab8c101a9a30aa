import { cp, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { start } from './child.mjs'

/** @typedef {{ server: string, args?: readonly string[] }} Variant */
/** @typedef {{ perSecond: number, p50: number, p99: number, delay: number, busy: number }} Run times in ms, `delay` the event loop's p99 */

/** `warmUp`: so many until the product's code is compiled as well as it will ever be. */
const submissions = {
  kind: 'submission',
  path: '/f/contact-us',
  type: 'text/plain;charset=UTF-8',
  connections: 50,
  warmUp: 10_000,
}

/**
 * A server on a copy of the prepared database, warmed up, which stands still but for its runs: several of them can be
 * measured in turn on one machine, each as if it were alone.
 *
 * @param {Variant & { folder: string, into?: string, work?: object }} options
 */
export async function openServer({ server, args = [], folder, into = folder, work: posts = submissions }) {
  const own = await mkdtemp(join(into, 'run-'))
  await Promise.all(['kith.sqlite', 'rows.json'].map(name => cp(join(folder, name), join(own, name))))
  const serving = start(server, [own, ...args])
  const loading = start('load.mjs')
  const { port, ports } = await serving.heard()
  let [number, before] = [0, 0]
  const load = async work => {
    const answer = await loading.ask({ ...posts, ...work, port, run: number++, before })
    before += answer.count
    if (Object.keys(answer.failures).length > 0) throw new Error(`${server}: ${JSON.stringify(answer.failures)}`)
    return answer
  }
  await load({ most: posts.warmUp })
  serving.pause()
  return {
    ports,
    pause: serving.pause,
    resume: serving.resume,
    /** @returns {Promise<Run>} */
    async run(seconds) {
      serving.resume()
      await load({ seconds: seconds / 4 })
      await serving.ask('watch')
      const { count, seconds: took, p50, p99 } = await load({ seconds })
      const loop = await serving.ask('tell')
      serving.pause()
      return { perSecond: count / took, p50, p99, ...loop }
    },
    async end() {
      serving.resume()
      await Promise.all([serving.end(), loading.end()])
    },
  }
}
