import { type AnyTap, type KernelContract, reject, setting, tap } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { wrongSettings } from './check.ts'
import type { Values } from './live-settings.ts'

interface Row {
  readonly after: { readonly plugin: string; readonly values: Values | null }
}

/** What is written to settings, by whatever way, is what their plugin takes. */
export function settingTaps(of: () => Kernel): readonly AnyTap<KernelContract>[] {
  const saving = tap<KernelContract>()(setting.saving, {
    id: 'kernel.settings',
    guard(_ctx, rows) {
      for (const { after } of rows as unknown as readonly Row[]) {
        const found = of().settings.of(after.plugin)
        if (!found) return reject('setting.unknown_plugin', `There is no module ${after.plugin}.`, 'plugin')
        const [first] = wrongSettings(found.contract, after.values ?? {})
        if (first) return reject('setting.wrong', `${first.path}: ${first.message}`, 'values')
      }
      return undefined
    },
  })
  return [saving]
}
