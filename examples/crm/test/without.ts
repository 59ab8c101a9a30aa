import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { AnyPlugin } from '@kith/sdk'
import { createLink, serve } from '@kith/server'
import { createTestApp, type TestApp } from '@kith/testing'
import config from '../kith.config.ts'

const { resolve } = createRequire(import.meta.url)

const plugins: readonly AnyPlugin[] = config.plugins

/** The modules of the example, each with those that cannot be there without it. */
export const modules: readonly (readonly [name: string, gone: ReadonlySet<string>])[] = plugins.map(plugin => {
  const gone = new Set([plugin.contract.name])
  const needs = () =>
    plugins.find(({ contract, needs }) => !gone.has(contract.name) && needs.some(n => gone.has(n.name)))
  for (let next = needs(); next; next = needs()) gone.add(next.contract.name)
  return [plugin.contract.name, gone] as const
})

export interface Rest {
  readonly test: TestApp
  readonly url: string
  /** A link that opens the application once, as its administrator. */
  link(): Promise<string>
  close(): Promise<void>
}

/** The example without some of its modules, with what is shown of the others, served. */
export async function serveWithout(gone: ReadonlySet<string>): Promise<Rest> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-without-'))
  const rest = plugins.filter(({ contract }) => !gone.has(contract.name))
  const test = await createTestApp({ plugins: rest, presets: ['demo'], zone: 'Asia/Shanghai', now: new Date() })
  await test.idle()
  const serving = await serve({
    app: test.app,
    port: 0,
    hostname: '127.0.0.1',
    token: 'without',
    folder,
    admin: dirname(resolve('@kith/admin/page')),
    resolveScreen: resolve,
    grace: 100,
  })
  return {
    test,
    url: serving.url,
    link: () => createLink(folder, serving.url, test.clock.now),
    async close() {
      await serving.close()
      await test.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
