import { createClient } from '@kith/client'
import type { Manifest } from '@kith/kernel'
import type { RunningServer } from '../settings/server-file.ts'
import { type Caller, typeOf } from './caller.ts'

interface Node {
  readonly [name: string]: Node
}
type Leaf = Readonly<Record<'query' | 'mutate', (input: unknown, options?: object) => Promise<unknown>>>

/** Asks a running server over `/trpc`, with the token of its data folder. */
export function remoteCaller({ url, token }: RunningServer): Caller {
  const client = createClient<never>({ url, token })
  let known: Promise<readonly Manifest[]> | undefined
  const manifests = () => {
    known ??= client.kernel.manifest.query().then(answer => answer.manifests as unknown as readonly Manifest[])
    return known
  }
  return {
    manifests,
    async call(operation, input = {}, options = {}) {
      const type = typeOf(await manifests(), operation)
      const leaf = operation.split('.').reduce((node, name) => node[name] as Node, client as unknown as Node)
      const { query, mutate } = leaf as unknown as Leaf
      return type === 'query' ? await query(input) : await mutate(input, options)
    },
    close: async () => undefined,
  }
}
