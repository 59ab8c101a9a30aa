import { rm } from 'node:fs/promises'
import type { Draft } from '../change/draft.ts'
import type { Due } from '../deliveries/due.ts'
import type { Kernel } from '../kernel.ts'
import { exportPath } from '../transfer/files.ts'

/** After an erasure: what was erased leaves the database's files as well, and exports that speak of the person go. */
export async function scrub(kernel: Kernel, _draft: Draft, due: Due): Promise<void> {
  const { exports = [] } = due.payload as { readonly exports?: readonly string[] }
  for (const id of exports) {
    await rm(exportPath(kernel, id), { force: true })
    await rm(`${exportPath(kernel, id)}.xlsx`, { force: true })
  }
  await kernel.dialect.scrub()
}
