import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@kith/sdk'
import { serve } from '@kith/server'
import type { Ask } from './surfaces.ts'
import type { World } from './world.ts'

/** The world behind a real server: a request names in whose name it asks. */
export interface Ways {
  readonly url: string
  as(role: string): void
  /** Listens as the role; what it answers resolves with all that was told until a record of that entity came. */
  listen(role: string): Promise<(until: string) => Promise<string[]>>
  close(): Promise<void>
}

const token = 'of-the-test'
const authorization = `Bearer ${token}`

export async function openWays(world: World): Promise<Ways> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-ways-'))
  let asking: Actor = world.actors.nobody as Actor
  const app = {
    ...world.app,
    call: (_actor: Actor, ...rest: [string, unknown]) => world.app.call(asking, ...rest),
    close: async () => {},
  } as typeof world.app
  const serving = await serve({ app, port: 0, hostname: '127.0.0.1', token, folder })
  const url = `http://127.0.0.1:${serving.port}`
  const as = (role: string) => {
    asking = world.actors[role] as Actor
  }
  return {
    url,
    as,
    async listen(role) {
      as(role)
      const ending = new AbortController()
      const response = await fetch(`${url}/trpc/kernel.live`, {
        headers: { authorization, accept: 'text/event-stream' },
        signal: ending.signal,
      })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      const read = async () => {
        const { value = '', done } = (await reader?.read()) ?? { done: true }
        text += value
        return !done
      }
      while (!text.includes('connected') && (await read())) {}
      return async until => {
        while (!text.includes(`"${until}"`) && (await read())) {}
        ending.abort()
        return [...text.matchAll(/"entity":"([\w.-]+)","id":"([\w-]+)"/g)].map(([, entity, id]) => `${entity} ${id}`)
      }
    },
    async close() {
      await serving.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const overTrpc =
  (ways: Ways, role: string): Ask =>
  async (operation, input = {}) => {
    ways.as(role)
    const query = `input=${encodeURIComponent(JSON.stringify(input))}`
    return await (await fetch(`${ways.url}/trpc/${operation}?${query}`, { headers: { authorization } })).json()
  }

/** Of the everyday reading verbs. */
export const overRest =
  (ways: Ways, role: string): Ask =>
  async (operation, input = {}) => {
    ways.as(role)
    const verb = operation.slice(operation.lastIndexOf('.') + 1)
    const all = `/api/${operation.slice(0, operation.lastIndexOf('.')).replaceAll('.', '/')}`
    const { id, ...rest } = input as { id?: string }
    const place = verb === 'list' ? all : verb === 'get' ? `${all}/${id}` : `${all}/${id}/history`
    const query = new URLSearchParams(
      Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
    )
    return await (await fetch(`${ways.url}${place}?${query}`, { headers: { authorization } })).json()
  }
