import type { RouteContext } from '@kith/sdk'
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { z } from 'zod'
import type { FormsContract } from '../contract/index.ts'

type Context = Pick<RouteContext<FormsContract>, 'asPlugin' | 'now'>

/** What a token is bound to. */
export interface Bound {
  /** The form's id. */
  readonly form: string
  readonly version: number
  /** Of the page that asks; '' when it does not say. */
  readonly origin: string
}

/** What a token says of the answer that it came with. */
export type Verdict =
  | { readonly kind: 'none' | 'forged' | 'old' }
  | { readonly kind: 'unsolved' | 'solved'; readonly nonce: string; readonly age: number }

/** A signed token that is a challenge too: `work` tries at most, three quarters of it on average. */
export async function issueToken(ctx: Context, bound: Bound, work: number): Promise<Challenge> {
  return createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    counter: randomInt(work, Math.ceil(work / 2)),
    data: { ...bound, at: ctx.now().getTime() },
    deriveKey,
    hmacSignatureSecret: await secretOf(ctx),
  })
}

/** What came as a token: nothing in it is believed before its signature. */
export async function judgeToken(ctx: Context, given: unknown, bound: Omit<Bound, 'version'>): Promise<Verdict> {
  if (given === undefined || given === null || given === '') return { kind: 'none' }
  const read = token.safeParse(given)
  if (!read.success) return { kind: 'forged' }
  const { challenge, solution = { counter: 0, derivedKey: '00' } } = read.data
  const { invalidSignature, verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: await secretOf(ctx),
  })
  const { form, origin, at } = challenge.parameters.data
  if (invalidSignature || form !== bound.form || origin !== bound.origin) return { kind: 'forged' }
  const age = ctx.now().getTime() - at
  if (age > lifetime) return { kind: 'old' }
  return { kind: verified ? 'solved' : 'unsolved', nonce: challenge.parameters.nonce, age }
}

const lifetime = 2 * 60 * 60_000

const hex = z.string().regex(/^([0-9a-f]{2}){1,64}$/)

const token = z.object({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('SHA-256'),
      cost: z.literal(1),
      data: z.strictObject({
        form: z.string().max(60),
        version: z.number(),
        origin: z.string().max(2000),
        at: z.number(),
      }),
      keyLength: z.literal(32),
      keyPrefix: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string().max(64) }).optional(),
})

function secretOf({ asPlugin }: Context): Promise<string> {
  return asPlugin.mark('token')
}
