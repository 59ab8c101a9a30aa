import { type AnyTap, describeError, governedModule, type KernelContract, reject, tap } from '@kith/sdk'
import { hashOf } from '@kith/sdk/remote'
import type { Kernel } from '../kernel.ts'
import { type ModuleRow, type ModuleRows, readModuleRows } from './rows.ts'

interface Change {
  readonly before: ModuleRow | null
  readonly after: ModuleRow
}

/** Whatever is said of modules, and by whatever way, the next start can do with it. */
export function moduleTaps(of: () => Kernel): readonly AnyTap<KernelContract>[] {
  const refused = async (changes: readonly Change[], gone: boolean) => {
    const said = changes.filter(one => gone || !isSame(one))
    if (said.length === 0) return undefined
    const { modules, dialect } = of()
    const rows = new Map(await readModuleRows(dialect))
    for (const { after } of said) {
      if (!modules.now.trusted.some(({ contract }) => contract.name === after.name))
        return reject('module.unknown', `There is no module ${after.name}.`, 'name')
      if (!gone && after.hash !== null && hashOf(after.manifest) !== after.hash)
        return reject('module.hash', 'The hash is not that of the manifest.', 'hash')
      if (gone) rows.delete(after.name)
      else rows.set(after.name, after)
    }
    return await failure(of(), rows)
  }
  const saving = tap<KernelContract>()(governedModule.saving, {
    id: 'kernel.modules',
    guard: (_ctx, rows) => refused(rows as unknown as readonly Change[], false),
  })
  const deleting = tap<KernelContract>()(governedModule.deleting, {
    id: 'kernel.modules-forgotten',
    guard: (_ctx, rows) => refused(rows as unknown as readonly Change[], true),
  })
  return [saving, deleting]
}

function isSame({ before, after }: Change): boolean {
  return before !== null && (['enabled', 'pinned', 'hash'] as const).every(name => before[name] === after[name])
}

async function failure({ modules }: Kernel, rows: ModuleRows) {
  try {
    const next = modules.next(rows)
    const [kept] = next.kept
    if (kept !== undefined) return reject('module.needed', `What is on needs the module ${kept}.`, 'enabled')
    await modules.check(next)
    return undefined
  } catch (error) {
    return reject('module.start', `The next start would fail: ${describeError(error).message}`, 'manifest')
  }
}
