import type { AnyPlugin, Config } from '@kith/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../app.ts'
import { describeFar } from './describe-far.ts'
import { hookProblems } from './hooks.ts'
import { operationProblems } from './operations.ts'
import { screenProblems } from './screens.ts'
import { textProblems } from './texts.ts'

export interface PluginDescription {
  /** The plugins that this one depends on. */
  readonly with?: readonly AnyPlugin[]
  readonly settings?: Config['settings']
}

/** What every plugin owes, as a suite: `describePlugin(leads, { with: [accounts, consents, forms] })` in a test file. */
export function describePlugin(plugin: AnyPlugin, options: PluginDescription = {}): void {
  const { contract } = plugin
  const others = options.with ?? []
  const contracts = [contract, ...others.map(other => other.contract)]

  describe(`${contract.name} is a plugin`, () => {
    let running: TestApp
    beforeAll(async () => {
      running = await createTestApp({ plugins: [...others, plugin], settings: options.settings ?? {} })
    })
    afterAll(() => running?.close())

    test('its manifest is plain JSON', () => {
      const manifest = running.app.manifests.find(({ name }) => name === contract.name)
      expect(manifest).toBeDefined()
      expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest)
    })

    test('its operations name declared permissions, and JSON Schema can say their input and output', () => {
      expect(operationProblems(contract)).toEqual([])
    })

    test('its hooks are named for their kind, and its taps tap hooks that are declared', () => {
      expect(hookProblems(plugin, contracts)).toEqual([])
    })

    test('what it shows of its records is there, and so are the permissions that it needs', () => {
      expect(screenProblems(plugin)).toEqual([])
    })

    test('everything that a person reads has its text in English and Chinese', () => {
      expect(textProblems(plugin)).toEqual([])
    })

    test('nobody reads its records without being allowed to', async () => {
      const paths = running.app.manifests.find(({ name }) => name === contract.name)?.entities ?? []
      for (const { path } of paths) {
        const answer = await running.as(running.actor()).call<{ rows: unknown[] }>(`${path}.list`).catch(codeOf)
        expect(answer, path).toSatisfy(empty)
      }
    })

    describeFar(plugin, options)
  })
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code
}

function empty(answer: unknown): boolean {
  return answer === 'KITH_DENIED' || (answer as { rows?: unknown[] }).rows?.length === 0
}
