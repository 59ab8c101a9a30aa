import { writeFile } from 'node:fs/promises'
import { hashOf, remoteManifestOf } from '@kith/sdk/remote'
import { credit } from './plugin.ts'

const manifest = remoteManifestOf(credit)
await writeFile(new URL('../credit.json', import.meta.url), `${JSON.stringify(manifest, null, 2)}\n`)
console.log(hashOf(manifest))
