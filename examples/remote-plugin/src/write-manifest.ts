import { writeFile } from 'node:fs/promises'
import { hashOf, remoteManifestOf } from '@kith/sdk/remote'
import { readScreens } from '@kith/sdk/screens'
import { credit } from './plugin.ts'
import { screens } from './shown.ts'

const manifest = remoteManifestOf(credit, await readScreens(screens))
await writeFile(new URL('../credit.json', import.meta.url), `${JSON.stringify(manifest, null, 2)}\n`)
console.log(hashOf(manifest))
