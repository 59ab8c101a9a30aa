import { createHash } from 'node:crypto'
import { type Route, route } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import type { Book } from '../receive/book.ts'
import { json } from './json.ts'

/** `GET /f/{id}.json`: the same for every visitor, so that anybody may keep and share it. */
export function definitionRoute(book: Book): Route<FormsContract> {
  return route<FormsContract>()('GET /f/:file{[^/]+\\.json}', {
    public: true,
    run: async (ctx, { params, headers }) => {
      const entry = await book(ctx, (params.file ?? '').replace(/\.json$/, ''))
      if (!entry) return json(404, { code: 'forms.unknown_form' }, '*')
      if (entry.row.status === 'closed') return json(410, { code: 'forms.closed' }, '*')
      // Of the content: an upgrade of this app may say more of a form that nobody changed.
      const etag = `"${createHash('sha256').update(JSON.stringify(entry.definition)).digest('base64url').slice(0, 16)}"`
      const caching = {
        etag,
        'cache-control': 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800',
      }
      if (!isKnown(headers['if-none-match'], etag)) return json(200, entry.definition, '*', caching)
      const { body: _, ...unchanged } = json(304, null, '*', caching)
      return unchanged
    },
  })
}

function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some(tag => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
}
