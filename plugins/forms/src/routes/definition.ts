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

/**
 * `GET /f/{id}.html`: the element as markup, for a server to put into its page; `?lang=` for a language, `?nonce=` for a policy
 * that asks one of inline styles.
 */
export function fragmentRoute(book: Book): Route<FormsContract> {
  return route<FormsContract>()('GET /f/:file{[^/]+\\.html}', {
    public: true,
    run: async (ctx, { params, query, headers }) => {
      const entry = await book(ctx, (params.file ?? '').replace(/\.html$/, ''))
      if (!entry) return json(404, { code: 'forms.unknown_form' }, '*')
      if (entry.row.status === 'closed') return json(410, { code: 'forms.closed' }, '*')
      const { definition } = entry
      const address = `${ctx.url}/f/${encodeURIComponent(definition.id)}`
      const locale = /^[A-Za-z0-9-]{2,35}$/.test(query.lang ?? '') ? query.lang : undefined
      const nonce = /^[\w+/=-]{1,200}$/.test(query.nonce ?? '') ? query.nonce : undefined
      // Few ask for it, and it brings Lit.
      const { fragmentOf } = await import('@kith/form/fragment')
      const body = fragmentOf(definition, { address, locale, nonce })
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
      const caching = {
        etag,
        'cache-control': nonce ? 'no-store' : 'public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800',
        'content-type': 'text/html; charset=utf-8',
        // It is a part of a page, and none by itself.
        'content-security-policy': "sandbox; default-src 'none'",
      }
      const { body: _, ...unchanged } = json(304, null, '*', caching)
      return isKnown(headers['if-none-match'], etag) ? unchanged : { ...unchanged, status: 200, body }
    },
  })
}

function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some(tag => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
}
