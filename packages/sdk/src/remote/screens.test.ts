import { expect, test } from 'vitest'
import { defineContract } from '../contract.ts'
import { definePlugin } from '../plugin.ts'
import { codeOf } from './code-of.ts'
import { hashOf } from './hash.ts'
import { remoteManifestOf } from './remote-manifest-of.ts'
import { remotePlugin } from './remote-plugin.ts'
import { checkScreens, hashedScreens, integrityOf, screenLimits } from './screens.ts'
import type { Work } from './wire.ts'

const plugin = definePlugin({ contract: defineContract({ name: 'credit', version: '0.1.0' }), handlers: {} })
const module = '@acme/credit/ui'
const screens = { [module]: { entry: 'index.js', files: { 'index.js': 'export const elements = {}', 'a/b.js': '' } } }
const wrong = (files: Readonly<Record<string, string>>, entry = Object.keys(files)[0] ?? '') =>
  expect(() => checkScreens({ [module]: { entry, files } })).toThrow(expect.objectContaining({ code: 'KITH_SCREENS' }))

test('a file has the integrity that browsers know', () => {
  // printf '' | openssl dgst -sha384 -binary | openssl base64 -A
  expect(integrityOf('')).toBe('sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb')
})

test('a manifest has the hashes of its screens, and another where one of them is another', () => {
  const manifest = remoteManifestOf(plugin, screens)
  expect(manifest.screens).toEqual(hashedScreens(screens))
  expect(manifest.screens?.[module]?.files['index.js']).toBe(integrityOf('export const elements = {}'))
  const other = { [module]: { entry: 'index.js', files: { ...screens[module]?.files, 'a/b.js': ' ' } } }
  expect(hashOf(remoteManifestOf(plugin, other))).not.toBe(hashOf(manifest))
  expect(remoteManifestOf(plugin)).not.toHaveProperty('screens')
})

test('what they are asked for is their text, and nothing else', () => {
  const ask = (name: string, path: unknown) => codeOf(plugin, { kind: 'screen', name } as Work, screens)({}, path)
  expect(ask(module, 'index.js')).toBe('export const elements = {}')
  const none = expect.objectContaining({ code: 'KITH_PLUGIN_PART' })
  for (const path of ['other.js', '../package.json', 'constructor', undefined, 7])
    expect(() => ask(module, path)).toThrow(none)
  for (const name of ['@acme/other/ui', 'constructor']) expect(() => ask(name, 'index.js')).toThrow(none)
  expect(() => codeOf(plugin, { kind: 'screen', name: module } as Work)).toThrow(none)
})

test.each(['../up.js', '/abs.js', 'a//b.js', '.hidden', 'a/./b.js', 'a b.js', 'ä.js', '', 'a?b.js'])(
  'no file is called "%s"',
  name => wrong({ [name]: '' }),
)

test('there are limits, also for a manifest that says hashes', () => {
  wrong({ 'index.js': '' }, 'other.js')
  wrong(Object.fromEntries(Array.from({ length: screenLimits.files + 1 }, (_, i) => [`${i}.js`, ''])))
  wrong({ 'index.js': '长'.repeat(screenLimits.bytesOfFile / 3 + 1) })
  const many = Array.from({ length: 17 }, (_, i) => [`${i}.js`, 'x'.repeat(screenLimits.bytesOfFile)])
  wrong(Object.fromEntries(many))
  checkScreens(Object.fromEntries([['x', { entry: '0.js', files: Object.fromEntries(many.slice(0, 16)) }]]))
  const manifest = { ...remoteManifestOf(plugin), screens: { [module]: { entry: 'a.js', files: {} } } }
  expect(() => remotePlugin(manifest, { hash: hashOf(manifest) })).toThrow(
    expect.objectContaining({ code: 'KITH_SCREENS' }),
  )
})
