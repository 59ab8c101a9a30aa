import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { withCaller } from '../caller/open-caller.ts'
import { print } from '../output/print.ts'
import { type Place, typedPath } from '../settings/place.ts'

export function addTypes(program: Command, place: Place): void {
  program
    .command('types')
    .description('print the custom fields of this installation as declarations for TypeScript')
    .option('--out <file>', 'write them into a file: src/kith.d.ts')
    .action(async ({ out }: { readonly out?: string }) => {
      const { declareFields } = await import('../types/declare-fields.ts')
      const text = await withCaller(place, undefined, async caller => declareFields(await caller.manifests()))
      if (out === undefined) return await print(text)
      const file = typedPath(place, out)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
      console.error(`Written: ${file}`)
    })
}
