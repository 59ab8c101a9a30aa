export { createLink } from './doors/link.ts'
export { statusOf } from './errors/statuses.ts'
export { parseTrustProxy, type TrustProxy } from './http/address.ts'
export { type ServeOptions, type Serving, serve } from './serve.ts'
