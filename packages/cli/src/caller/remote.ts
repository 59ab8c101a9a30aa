import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createClient } from '@kith/client'
import type { Manifest } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { openForReading } from '../output/input.ts'
import type { RunningServer } from '../settings/server-file.ts'
import { type BatchRow, type Caller, typeOf } from './caller.ts'

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
  const headers = { authorization: `Bearer ${token}` }
  const call: Caller['call'] = async (operation, input = {}, options = {}) => {
    const type = typeOf(await manifests(), operation)
    const leaf = operation.split('.').reduce((node, name) => node[name] as Node, client as unknown as Node)
    const { query, mutate } = leaf as unknown as Leaf
    return type === 'query' ? await query(input) : await mutate(input, options)
  }
  return {
    manifests,
    call,
    async upload(path) {
      const body = Readable.toWeb(await openForReading(path))
      const to = `${url}/files/imports?name=${encodeURIComponent(basename(path))}`
      return await (await send(to, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)).json()
    },
    async download(what, id, path) {
      const from = what === 'export' ? `/files/exports/${id}` : `/files/imports/${id}/rejected.csv`
      const { body } = await send(url + from, { headers })
      await pipeline(body ?? [], createWriteStream(path, { mode: 0o600 }))
    },
    async work(batch, onProgress) {
      for (;;) {
        const row = (await call('kernel.batches.get', { id: batch })) as BatchRow
        onProgress(row)
        if (row.status !== 'waiting' && row.status !== 'running') return row
        await new Promise(resolve => setTimeout(resolve, 500))
      }
    },
    close: async () => undefined,
  }
}

/** Throws the `KithError` that an answer carries. */
async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init)
  if (response.ok) return response
  const { code, message, details } = (await response.json()) as KithError
  throw new KithError(code, message, details)
}
