import type { AnyPlugin } from '@kith/sdk'
import { type ServedScreens, serveScreens } from '@kith/server/testing'
import { createTestApp, type TestApp } from '@kith/testing'
import config from '../kith.config.ts'

const plugins: readonly AnyPlugin[] = config.plugins

/** The modules of the example, each with those that cannot be there without it. */
export const modules: readonly (readonly [name: string, gone: ReadonlySet<string>])[] = plugins.map(plugin => {
  const gone = new Set([plugin.contract.name])
  const needs = () =>
    plugins.find(({ contract, needs }) => !gone.has(contract.name) && needs.some(n => gone.has(n.name)))
  for (let next = needs(); next; next = needs()) gone.add(next.contract.name)
  return [plugin.contract.name, gone] as const
})

export interface Rest extends ServedScreens {
  readonly test: TestApp
}

/** The example without some of its modules, with what is shown of the others, served. */
export async function serveWithout(gone: ReadonlySet<string>): Promise<Rest> {
  const rest = plugins.filter(({ contract }) => !gone.has(contract.name))
  const test = await createTestApp({ plugins: rest, presets: ['demo'], zone: 'Asia/Shanghai', now: new Date() })
  await test.idle()
  return { test, ...(await serveScreens(test, import.meta.url)) }
}
