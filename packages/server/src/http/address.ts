import { BlockList, isIP } from 'node:net'
import { KithError } from '@kith/sdk'

/** The proxies before this server: how many there are, or their addresses and networks ('10.0.0.0/8'). */
export type TrustProxy = number | readonly string[]

/** Answers a visitor's address from the connection's and the `X-Forwarded-For` header. */
export type AddressOf = (remote: string | undefined, forwarded: string | undefined) => string

/**
 * `X-Forwarded-For` is believed only as far as trusted proxies wrote it: each appends the address that it saw, so it
 * is read from its end. Without trusted proxies the connection's own address counts.
 */
export function addressReader(trust: TrustProxy = 0): AddressOf {
  const isTrusted = typeof trust === 'number' ? (_: string, hop: number) => hop < trust : listed(trust)
  return (remote, forwarded) => {
    let address = plain(remote ?? '')
    if (trust === 0 || forwarded === undefined) return address
    const hops = forwarded.split(',').map(hop => plain(hop.trim()))
    for (let hop = 0; hops.length > 0 && isTrusted(address, hop); hop++) {
      const before = hops.pop() as string
      if (isIP(before) === 0) break
      address = before
    }
    return address
  }
}

/** `KITH_TRUST_PROXY`: '1', or '127.0.0.1, 10.0.0.0/8'. Throws `KITH_TRUST_PROXY` for anything else. */
export function parseTrustProxy(text: string | undefined): TrustProxy {
  if (text === undefined || text.trim() === '') return 0
  if (/^\s*\d{1,2}\s*$/.test(text)) return Number(text)
  const list = text.split(',').map(part => part.trim())
  listed(list)
  return list
}

function listed(list: readonly string[]): (address: string) => boolean {
  const trusted = new BlockList()
  for (const entry of list) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address)
    const widest = family === 6 ? 128 : 32
    if (family === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= widest))) {
      throw new KithError(
        'KITH_TRUST_PROXY',
        `KITH_TRUST_PROXY: "${entry}" is neither a number of proxies nor an address or network such as 10.0.0.0/8.`,
      )
    }
    trusted.addSubnet(address, bits === undefined ? widest : Number(bits), family === 6 ? 'ipv6' : 'ipv4')
  }
  return address => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Without a port, brackets, or IPv6 around IPv4. */
function plain(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address
  return bare.toLowerCase().startsWith('::ffff:') && bare.includes('.') ? bare.slice(7) : bare
}
