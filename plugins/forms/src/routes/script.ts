import { type ReadContext, type Route, type RouteResponse, route } from '@kith/sdk'
import { type FormsContract, script as scriptEntity } from '../contract/index.ts'
import { channel, type Script } from '../script/script.ts'

/**
 * `GET /w/1/kith-form.js`: the newest script, kept for five minutes. `GET /w/{version}/kith-form.js`: the one that a
 * snippet names, for ever, also after an upgrade.
 */
export function scriptRoute(script: () => Promise<Script>): Route<FormsContract> {
  return route<FormsContract>()('GET /w/:version/kith-form.js', {
    public: true,
    run: async (ctx, { params, headers }) => {
      const version = params.version ?? ''
      const current = await script()
      const body = version === channel || version === current.version ? current.body : await kept(ctx, version)
      if (body === undefined)
        return { status: 404, headers: { ...open, 'content-type': 'text/plain; charset=utf-8' }, body: '' }
      const etag = `"${version === channel ? current.version : version}"`
      const lasting = version === channel ? 'public, max-age=300' : 'public, max-age=31536000, immutable'
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

async function kept(ctx: Pick<ReadContext<FormsContract>, 'asPlugin'>, release: string): Promise<string | undefined> {
  return (await ctx.asPlugin.data.first(scriptEntity, { where: { release } }))?.body
}
