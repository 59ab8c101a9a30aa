import { type ReadContext, type Route, type RouteResponse, route } from '@kith/sdk'
import { type FormsContract, script as scriptEntity } from '../contract/index.ts'
import { channel, complete, type Script } from '../script/script.ts'

/**
 * `GET /w/1/kith-form.js`: the newest script, kept for five minutes. `GET /w/{version}/kith-form.js`: the one that a
 * snippet names, for ever, also after an upgrade. What the script fetches later is beside it, under a name of its content.
 */
export function scriptRoute(script: () => Promise<Script>): Route<FormsContract> {
  return route<FormsContract>()('GET /w/:version/:file{kith-form[\\w-]*\\.js}', {
    public: true,
    run: async (ctx, { params, headers }) => {
      const { version = '', file = '' } = params
      const current = await script()
      const isCurrent = version === channel || version === current.version
      const found = isCurrent ? current : await kept(ctx, version)
      const isScript = file === 'kith-form.js'
      const isPart = !isScript && file !== complete
      const body = !isScript ? partOf(found, file) : found?.body
      if (body === undefined)
        return { status: 404, headers: { ...open, 'content-type': 'text/plain; charset=utf-8' }, body: '' }
      const etag = isPart ? `"${file}"` : `"${isCurrent ? current.version : version}${isScript ? '' : '-complete'}"`
      const isFollowing = version === channel && !isPart
      const lasting = isFollowing ? 'public, max-age=300' : 'public, max-age=31536000, immutable'
      return answer(body, etag, lasting, headers['if-none-match'])
    },
  })
}

const open = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

function answer(body: string, etag: string, caching: string, known: string | undefined): RouteResponse {
  const headers = { ...open, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': caching, etag }
  return known?.includes(etag) ? { status: 304, headers } : { status: 200, headers, body }
}

async function kept(ctx: Pick<ReadContext<FormsContract>, 'asPlugin'>, release: string) {
  return ctx.asPlugin.data.first(scriptEntity, { where: { release } })
}

function partOf(found: { readonly parts: Readonly<Record<string, string>> | null } | undefined, file: string) {
  return found?.parts && Object.hasOwn(found.parts, file) ? found.parts[file] : undefined
}
