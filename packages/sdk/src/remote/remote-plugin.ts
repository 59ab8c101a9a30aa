import type { AnyContract } from '../contract.ts'
import { KithError } from '../errors.ts'
import type { Plugin } from '../plugin.ts'
import { hashOf } from './hash.ts'
import { pluginOf } from './plugin-of.ts'
import { readManifest } from './read-manifest.ts'

export interface RemoteOptions {
  /** What `kith plugins hash` prints of the manifest: with it the configuration says what it trusts. */
  readonly hash: string
}

/**
 * A plugin whose code runs in another process, in `kith.config.ts`: `remotePlugin<CreditContract>(manifest, { hash })`. It is
 * there, tables, routes, rights and texts, whether its process is or not. Throws `KITH_MANIFEST_HASH` where the manifest is
 * another one, `KITH_MANIFEST` where it is none, `KITH_SCREENS` where it has more screens than are taken.
 */
export function remotePlugin<C extends AnyContract = AnyContract>(
  manifest: unknown,
  { hash }: RemoteOptions,
): Plugin<C, never> {
  const found = hashOf(manifest)
  const name = String((manifest as { name?: unknown } | null)?.name)
  if (found !== hash) {
    throw new KithError(
      'KITH_MANIFEST_HASH',
      `The manifest of ${name} is not the one that the configuration trusts: it has ${found}, and ${hash} is pinned. Look at what changed, then pin the new one.`,
      { plugin: name, hash: found, pinned: hash },
    )
  }
  const known = readManifest(manifest)
  const nobody = () => {
    throw new KithError('KITH_PLUGIN_AWAY', `The module ${name} runs in another process.`, { plugin: name })
  }
  return { ...pluginOf(known, nobody), remote: { manifest: known, hash } } as unknown as Plugin<C, never>
}
