import { type Html, html, type RouteResponse } from '@kith/sdk'
import { style, styleHash } from './style.ts'

export interface DocumentOptions {
  readonly status?: number
  readonly locale: string
  readonly title: string
  readonly body: Html
  /** Origins of pages that may show it in a frame, as the form's allow-list says. */
  readonly frames?: readonly string[]
  /** Where a form on it may lead, beside here. */
  readonly leadsTo?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A page that runs no script but ours, sends forms nowhere else, and keeps nobody's answer in a cache. */
export function documentOf(options: DocumentOptions): RouteResponse {
  const { status = 200, locale, title, body, frames = [], leadsTo, headers } = options
  const markup = html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${{ html: style }}</style></head>
<body><main>
${body}
</main></body>
</html>
`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': locale,
      'content-security-policy': policy(frames, leadsTo),
      'referrer-policy': 'strict-origin',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: markup.html,
  }
}

function policy(frames: readonly string[], leadsTo: string | undefined): string {
  const ancestors = frames.filter(origin => origin !== 'null')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    `style-src '${styleHash}'`,
    `form-action 'self'${leadsTo ? ` ${leadsTo}` : ''}`,
    "base-uri 'none'",
    `frame-ancestors 'self'${ancestors.map(origin => ` ${origin}`).join('')}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}
