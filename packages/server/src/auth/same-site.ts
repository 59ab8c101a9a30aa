/**
 * Whether a request that carries a cookie comes from this site's own pages. Browsers say so in `Sec-Fetch-Site`, or, on
 * plain http, in the `Origin` of all that may change something; what says nothing may only read.
 */
export function isSameSite(request: Request, url: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || (site === 'none' && request.method === 'GET')
  const origin = request.headers.get('origin')
  if (origin === null) return request.method === 'GET' || request.method === 'HEAD'
  return origin === originOf(url) || (URL.canParse(origin) && new URL(origin).host === request.headers.get('host'))
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
