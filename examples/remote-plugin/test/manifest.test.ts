import crm from '@kith/example-crm'
import { hashOf, remoteManifestOf } from '@kith/sdk/remote'
import { describePlugin } from '@kith/testing/conformance'
import { expect, test } from 'vitest'
import pinned from '../credit.json' with { type: 'json' }
import { credit } from '../src/plugin.ts'

describePlugin(credit, { with: crm.plugins })

test('the manifest that the configuration pins is that of the code: pnpm manifest', () => {
  expect(remoteManifestOf(credit)).toEqual(pinned)
  expect(hashOf(pinned)).toBe(hashOf(remoteManifestOf(credit)))
})
