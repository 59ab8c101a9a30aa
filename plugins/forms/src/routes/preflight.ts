import { type Route, route } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import type { Book } from '../receive/book.ts'
import { isAllowed, ownOrigins } from '../receive/origin.ts'

/** `OPTIONS /f/{id}`: for programs that post `application/json`; the element asks no such question. */
export function preflightRoute(book: Book): Route<FormsContract> {
  return route<FormsContract>()('OPTIONS /f/:id', {
    public: true,
    run: async (ctx, { params, headers }) => {
      const entry = await book(ctx, params.id ?? '')
      const { origin, host } = headers
      const isOpen = entry && origin !== undefined && isAllowed(origin, entry.row.origins, ownOrigins(ctx.url, host))
      const allow = {
        'access-control-allow-origin': origin ?? '',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      }
      return { status: 204, headers: { vary: 'Origin', ...(isOpen ? allow : {}) } }
    },
  })
}
