import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { App } from '@kith/kernel'
import type { Auth } from '../auth/auth.ts'
import { json, refuse } from './answer.ts'
import { plainHeaders } from './headers.ts'
import type { Asked, Site } from './routes.ts'

type Leaving = Awaited<ReturnType<App['downloadExport']>>

/** Files in and out: uploads go to the disk as they come, downloads leave as they are read. */
export function mountFiles(site: Site, app: App, auth: Auth): void {
  const guarded = (work: (c: Asked) => Promise<Response>) => async (c: Asked) => {
    try {
      return await work(c)
    } catch (error) {
      return refuse(error, app.log, c.req.path)
    }
  }
  site.post(
    '/files/imports',
    guarded(async c => {
      const actor = await auth.actorOf(c.req.raw)
      const body = c.env.incoming as IncomingMessage
      return json(201, await app.receiveFile(actor, { name: c.req.query('name') ?? 'file', body }))
    }),
  )
  site.post(
    '/files/attachments',
    guarded(async c => {
      const actor = await auth.actorOf(c.req.raw)
      const incoming = c.env.incoming as IncomingMessage
      const [entity, id, name] = ['entity', 'id', 'name'].map(key => c.req.query(key) ?? '') as [string, string, string]
      // What is refused in the middle leaves the connection to be answered on.
      const body = incoming.iterator({ destroyOnReturn: false })
      const { hash: _, ...made } = await app.attach(actor, { entity, id, name, body })
      return json(201, made)
    }),
  )
  site.get(
    '/files/attachments/:id',
    guarded(async c => {
      const actor = await auth.actorOf(c.req.raw)
      return leave(await app.downloadAttachment(actor, c.req.param('id') ?? ''), sandbox)
    }),
  )
  site.get(
    '/files/imports/:id/rejected.csv',
    guarded(async c => leave(await app.downloadRejected(await auth.actorOf(c.req.raw), c.req.param('id') ?? ''))),
  )
  site.get(
    '/files/exports/:id',
    guarded(async c => leave(await app.downloadExport(await auth.actorOf(c.req.raw), c.req.param('id') ?? ''))),
  )
}

// Whatever a browser makes of it, it runs nothing and reaches nothing.
const sandbox = {
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
}

function leave({ name, type, body }: Leaving, headers: Readonly<Record<string, string>> = {}): Response {
  const stream = Readable.toWeb(Readable.from(body)) as ConstructorParameters<typeof Response>[0]
  return new Response(stream, {
    headers: {
      ...plainHeaders,
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

// RFC 5987: `attr-char` has none of these. Half a character is no text, and is left out.
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, found => `%${found.charCodeAt(0).toString(16)}`)
}
