/** What shows that a browser took its time over the form: the server's challenge and, on a secure page, its solution. */
export interface Proof {
  challenge: { parameters: { nonce: string; salt: string; keyPrefix: string } }
  solution?: { counter: number; derivedKey: string } | undefined
}

/**
 * Asks for a form's challenge and solves it: some ten thousand hashes, none of which holds the page up. A page without TLS
 * has no WebCrypto and brings the challenge alone. Undefined when there is none to be had: nothing depends on it.
 *
 * @param form the address that takes the form's answers
 */
export async function prove(form: string): Promise<Proof | undefined> {
  try {
    const answer = await fetch(`${form}/challenge`, {
      credentials: 'omit',
      referrerPolicy: 'origin',
      cache: 'no-store',
    })
    if (!answer.ok) return undefined
    const challenge: Proof['challenge'] = await answer.json()
    return { challenge, solution: crypto.subtle && (await solve(challenge.parameters)) }
  } catch {
    return undefined
  }
}

/** Counts until the hash of salt, nonce and count begins as is asked for. A challenge that nobody could solve is given up. */
async function solve({ nonce, salt, keyPrefix }: Proof['challenge']['parameters']): Promise<Proof['solution']> {
  const bytes = Uint8Array.from(`${salt}${nonce}00000000`.match(/../g) ?? [], byte => Number.parseInt(byte, 16))
  const count = new DataView(bytes.buffer, bytes.length - 4)
  for (let counter = 0; counter < 1e6; counter++) {
    // Hashes come back as fast as they are asked for, and would leave no room to draw what is being typed.
    if (counter % 200 === 199) await new Promise(done => setTimeout(done))
    count.setUint32(0, counter)
    const key = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    if (key[0] !== Number.parseInt(keyPrefix.slice(0, 2), 16)) continue
    const derivedKey = Array.from(key, byte => byte.toString(16).padStart(2, '0')).join('')
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
  return undefined
}
