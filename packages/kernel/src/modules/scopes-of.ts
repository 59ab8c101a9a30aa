import { entitiesOf } from '@kith/sdk'
import { pathOf, type RemoteManifest } from '@kith/sdk/remote'
import type { Kernel } from '../kernel.ts'
import { neededScopes } from '../remote/reach.ts'

/** The scopes that a key needs with which a module connects. */
export function scopesOf({ modules, models }: Kernel, manifest: RemoteManifest): readonly string[] {
  const off = modules.now.trusted.flatMap(({ contract }) =>
    entitiesOf(contract).map(entity => [entity.name, pathOf(contract, entity)] as const),
  )
  const paths = new Map([...off, ...[...models.values()].map(({ name, path }) => [name, path] as const)])
  return [`kernel.plugins.${manifest.name}`, ...neededScopes(manifest, entity => paths.get(entity) ?? entity)]
}
