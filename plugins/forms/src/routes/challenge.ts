import { type Route, route } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import type { Guard } from '../guard/guard.ts'
import { issueToken } from '../guard/token.ts'
import type { Book } from '../receive/book.ts'
import { type Limiter, networkOf } from '../receive/limit.ts'
import { boundOrigin, isAllowed, ownOrigins } from '../receive/origin.ts'
import { json } from './json.ts'

/** `GET /f/{id}/challenge`: a signed token with work to do, for one visitor; asked for when a form is first touched. */
export function challengeRoute(book: Book, limiter: Limiter, guard: Guard): Route<FormsContract> {
  return route<FormsContract>()('GET /f/:id/challenge', {
    public: true,
    run: async (ctx, { params, headers, ip }) => {
      const entry = await book(ctx, params.id ?? '')
      const { origin, host } = headers
      if (!entry) return json(404, { code: 'forms.unknown_form' }, origin)
      const own = ownOrigins(ctx.url, host)
      if (!isAllowed(origin, entry.row.origins, own)) return json(403, { code: 'forms.origin' })
      if (entry.row.status === 'closed') return json(410, { code: 'forms.closed' }, origin)
      const { id: form, version } = entry.row
      const network = networkOf(ip)
      const wait = network === undefined ? 0 : limiter.take(`${form} ${network}`, 240, ctx.now())
      if (wait > 0) return json(429, { code: 'forms.busy' }, origin, { 'retry-after': String(wait) })
      const work = Math.ceil(ctx.settings.proofWork * guard.pressure(form, ctx))
      return json(200, await issueToken(ctx, { form, version, origin: boundOrigin(origin, own) }, work), origin)
    },
  })
}
