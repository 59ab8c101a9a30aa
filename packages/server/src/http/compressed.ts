import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Bytes from which on an answer is compressed: below, it travels in as many packets either way. */
const worthwhile = 4_096

const encodings = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Uint8Array) => promisify(gzip)(body, { level: 4 }),
} as const

/**
 * An answer of JSON as who asks for it takes it (`Accept-Encoding`), off this thread; any other as it is. That lengths tell
 * of what is in it takes somebody who has another's browser ask: what pages of other sites ask is not answered.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
  if (response.headers.get('content-type')?.startsWith('application/json') !== true) return response
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = (['br', 'gzip'] as const).find(one => new RegExp(`(^|[,\\s])${one}\\s*($|,)`).test(accepted))
  if (encoding === undefined) return response
  const body = new Uint8Array(await response.arrayBuffer())
  const { status, headers } = response
  headers.append('vary', 'accept-encoding')
  if (body.length < worthwhile) return new Response(body, { status, headers })
  headers.set('content-encoding', encoding)
  headers.delete('content-length')
  return new Response(await encodings[encoding](body), { status, headers })
}
